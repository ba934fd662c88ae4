namespace EnergyQuota.Ingest.Decoding;

/// <summary>A topic of readings: <c>readings/{institution}/{gateway}</c>.</summary>
/// <param name="Institution">The institution's code, 1 to 64 characters.</param>
/// <param name="Gateway">The gateway's name, 1 to 64 characters.</param>
public readonly record struct ReadingTopic(string Institution, string Gateway)
{
    /// <summary>What every topic of readings begins with.</summary>
    public const string Prefix = "readings/";

    /// <summary>The filter that matches all of them.</summary>
    public const string Filter = "readings/+/+";

    private const int LongestName = 64;

    /// <summary>Reads a topic.</summary>
    /// <param name="topic">The topic as sent.</param>
    /// <param name="parsed">Its parts, where the result is <see langword="true"/>.</param>
    public static bool TryParse(string topic, out ReadingTopic parsed)
    {
        ArgumentNullException.ThrowIfNull(topic);
        parsed = default;
        if (!topic.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var slash = topic.IndexOf('/', Prefix.Length);
        if (slash < 0 || topic.IndexOf('/', slash + 1) >= 0)
        {
            return false;
        }

        parsed = new ReadingTopic(topic[Prefix.Length..slash], topic[(slash + 1)..]);
        return parsed.Institution.Length is > 0 and <= LongestName && parsed.Gateway.Length is > 0 and <= LongestName;
    }
}
