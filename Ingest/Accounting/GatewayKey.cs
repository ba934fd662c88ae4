using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>A gateway as topics name it: the first and second level behind <c>readings/</c>.</summary>
/// <param name="Institution">The institution's code as sent, registered or not; empty where the topic names none.</param>
/// <param name="Gateway">The gateway's name; empty where the topic names none.</param>
public readonly record struct GatewayKey(string Institution, string Gateway)
{
    /// <summary>What comes on topics that name neither.</summary>
    public static GatewayKey None { get; } = new("", "");

    /// <summary>Whether the topic named institution and gateway.</summary>
    public bool IsNamed => Gateway.Length > 0;

    /// <summary>The gateway of a topic.</summary>
    /// <param name="topic">The topic.</param>
    public static GatewayKey OfTopic(string topic) =>
        ReadingTopic.TryParse(topic, out var parsed) ? new GatewayKey(parsed.Institution, parsed.Gateway) : None;
}
