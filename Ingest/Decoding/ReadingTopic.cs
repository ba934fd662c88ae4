namespace EnergyQuota.Ingest.Decoding;

/// <summary>A topic of readings: <c>readings/{institution}/{gateway}</c>, or with a vendor's own topic behind it.</summary>
/// <param name="Institution">The institution's code, 1 to 64 characters.</param>
/// <param name="Gateway">The gateway's name, 1 to 64 characters.</param>
/// <param name="VendorTopic">What follows, to be read by a payload profile; <see langword="null"/> where nothing does: the payload is ours.</param>
public readonly record struct ReadingTopic(string Institution, string Gateway, string? VendorTopic = null)
{
    /// <summary>What every topic of readings begins with.</summary>
    public const string Prefix = "readings/";

    /// <summary>The filter that matches all of them.</summary>
    public const string Filter = "readings/#";

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
        if (slash < 0)
        {
            return false;
        }

        var end = topic.IndexOf('/', slash + 1);
        parsed = new ReadingTopic(topic[Prefix.Length..slash], topic[(slash + 1)..(end < 0 ? topic.Length : end)], end < 0 ? null : topic[(end + 1)..]);
        return parsed.Institution.Length is > 0 and <= LongestName && parsed.Gateway.Length is > 0 and <= LongestName;
    }
}
