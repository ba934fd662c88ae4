using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>A message on a vendor's own topic.</summary>
/// <param name="Topic">The vendor's topic.</param>
/// <param name="Mount">The topic it came behind, or <see langword="null"/>.</param>
/// <param name="Payload">The payload.</param>
/// <param name="ReceivedAt">When it was received: a script's clock.</param>
public sealed record VendorMessage(string Topic, ReadingTopic? Mount, ReadOnlyMemory<byte> Payload, DateTimeOffset ReceivedAt)
{
    /// <summary>The message as the journal has it, what it came behind taken off its topic.</summary>
    /// <param name="message">The message.</param>
    public static VendorMessage Of(JournalMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return ReadingTopic.TryParse(message.Topic, out var mount) && mount.VendorTopic is { } topic
            ? new VendorMessage(topic, mount, message.Payload, message.ReceivedAt)
            : new VendorMessage(message.Topic, null, message.Payload, message.ReceivedAt);
    }
}
