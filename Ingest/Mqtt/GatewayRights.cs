using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>What a gateway that signed in may publish.</summary>
/// <param name="Account">The account it signed in with; <see langword="null"/>: none.</param>
/// <param name="Institution">The only institution it may publish for; <see langword="null"/>: any.</param>
/// <param name="Gateway">Its name.</param>
internal sealed record GatewayRights(string? Account, string? Institution, string Gateway)
{
    private const int LongestName = 64;

    /// <summary>The name of a gateway as it may stand in a topic.</summary>
    public static string NameOf(string name)
    {
        var level = name.Replace('/', '_');
        return level.Length <= LongestName ? level : level[..LongestName];
    }

    /// <summary>Where a message belongs.</summary>
    /// <param name="topic">The topic as published.</param>
    /// <returns>
    /// The topic under which it is journaled: a vendor's own topic of a gateway with an institution goes behind
    /// <c>readings/{institution}/{gateway}/</c>, so that it can only reach its own meters. <see langword="null"/>: it may not publish there.
    /// </returns>
    public string? Place(string topic)
    {
        if (topic.Length == 0 || topic[0] == '$')
        {
            return null;
        }

        if (topic.StartsWith(ReadingTopic.Prefix, StringComparison.Ordinal))
        {
            return Institution is null || topic.StartsWith($"{ReadingTopic.Prefix}{Institution}/", StringComparison.Ordinal) ? topic : null;
        }

        return Institution is null ? topic : $"{ReadingTopic.Prefix}{Institution}/{Gateway}/{topic}";
    }
}
