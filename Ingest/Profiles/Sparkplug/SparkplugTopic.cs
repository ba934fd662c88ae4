namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>What a Sparkplug message is about.</summary>
internal enum SparkplugKind
{
    /// <summary>A birth: names, aliases and types of all metrics.</summary>
    Birth,

    /// <summary>A death: what the birth said holds no longer.</summary>
    Death,

    /// <summary>Values.</summary>
    Data,
}

/// <summary>A topic of Sparkplug B: <c>spBv1.0/{group}/{kind}/{node}</c> or <c>…/{device}</c>.</summary>
/// <remarks>Source: Eclipse Sparkplug specification 3.0.0, chapter 4 (topics), 4.2.</remarks>
/// <param name="Gateway">What the message came behind; empty where nothing. One gateway's births say nothing about another's.</param>
/// <param name="Node">Group and edge node.</param>
/// <param name="Device">The device; empty for the edge node itself.</param>
/// <param name="Kind">What it is about.</param>
internal sealed record SparkplugTopic(string Gateway, string Node, string Device, SparkplugKind Kind)
{
    /// <summary>What every such topic begins with.</summary>
    public const string Prefix = "spBv1.0/";

    private const int LongestNode = 200;

    /// <summary>The edge node's key among all gateways'.</summary>
    public string Key => $"{Gateway}|{Node}";

    /// <summary>Reads a message's topic.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The topic, or <see langword="null"/> where it is none, or a command's, or its names are too long to keep.</returns>
    public static SparkplugTopic? Of(VendorMessage message)
    {
        var levels = message.Topic.StartsWith(Prefix, StringComparison.Ordinal) ? message.Topic.Split('/') : [];
        if (levels.Length is < 4 or > 5 || levels.Skip(1).Any(static level => level.Length == 0) || message.Topic.Length > LongestNode)
        {
            return null;
        }

        var device = levels.Length == 5 ? levels[4] : "";
        SparkplugKind? kind = (levels[2], levels.Length) switch
        {
            ("NBIRTH", 4) or ("DBIRTH", 5) => SparkplugKind.Birth,
            ("NDEATH", 4) or ("DDEATH", 5) => SparkplugKind.Death,
            ("NDATA", 4) or ("DDATA", 5) => SparkplugKind.Data,
            _ => null,
        };
        var gateway = message.Mount is { } mount ? $"{mount.Institution}/{mount.Gateway}" : "";
        return kind is { } known ? new SparkplugTopic(gateway, $"{levels[1]}/{levels[3]}", device, known) : null;
    }
}
