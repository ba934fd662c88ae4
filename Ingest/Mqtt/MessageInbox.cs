using System.Buffers;
using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Pipeline;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>The one way by which messages get from MQTT into the journal.</summary>
/// <param name="journal">The journal.</param>
/// <param name="status">Counts messages.</param>
/// <param name="options">The largest payload.</param>
/// <param name="time">Stamps the arrival.</param>
public sealed class MessageInbox(MessageJournal journal, IngestStatus status, IOptions<DecodingOptions> options, TimeProvider time)
{
    private const int KeptOfOversized = 64 * 1024;
    private const int KeptOfTopic = 20_000;

    /// <summary>The largest payload that is read, in bytes; of a larger one the beginning is kept.</summary>
    public int MaxPayloadBytes => options.Value.MaxPayloadBytes;

    /// <summary>Puts a message into the journal; it is not durable yet.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">The payload; it is copied before the result is there.</param>
    /// <param name="retained">Whether the broker sent it from its memory.</param>
    /// <param name="cancellationToken">Stops waiting for room in the journal.</param>
    /// <returns>What to give to <see cref="MessageJournal.WaitDurableAsync"/> before acknowledging.</returns>
    /// <exception cref="IOException">The journal is broken; do not acknowledge.</exception>
    public async ValueTask<long> AcceptAsync(string topic, ReadOnlySequence<byte> payload, bool retained, CancellationToken cancellationToken)
    {
        var flags = retained ? MessageFlags.Retained : MessageFlags.None;
        if (payload.Length > options.Value.MaxPayloadBytes)
        {
            payload = payload.Slice(0, Math.Min(payload.Length, KeptOfOversized));
            flags |= MessageFlags.Oversized;
        }

        if (Encoding.UTF8.GetByteCount(topic) > ushort.MaxValue)
        {
            // Bytes of a topic that are no text take three each once decoded. No such topic is one of ours.
            topic = topic[..KeptOfTopic];
        }

        var now = time.GetUtcNow();
        var address = await journal.AppendAsync(new JournalMessage(topic, payload.IsSingleSegment ? payload.First : payload.ToArray(), now, flags), cancellationToken);
        status.CountReceived(now);
        return address;
    }

    /// <summary>Waits until an accepted message is on disk.</summary>
    /// <param name="address">What <see cref="AcceptAsync"/> returned.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="IOException">The journal is broken; do not acknowledge.</exception>
    public ValueTask WaitDurableAsync(long address, CancellationToken cancellationToken) =>
        journal.WaitDurableAsync(address, cancellationToken);
}
