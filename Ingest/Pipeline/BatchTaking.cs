using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Logging;

namespace EnergyQuota.Ingest.Pipeline;

/// <summary>Takes messages from the journal and decodes them into a batch.</summary>
/// <param name="profiles">How vendors' own messages are read.</param>
/// <param name="memory">What vendors' earlier messages said.</param>
/// <param name="meters">The registered meters.</param>
/// <param name="decoding">What is accepted.</param>
/// <param name="options">How much is a full batch, and how long one waits to become full.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where a fault of our own is told.</param>
internal sealed class BatchTaking(
    ProfileSet profiles, VendorMemory memory, IMeterDirectory meters, DecodingOptions decoding, PipelineOptions options, TimeProvider time, ILogger logger)
{
    // Each batch costs three writes to disk. One of so many readings is worth them without waiting for more than a lull.
    private const int WorthStoring = 1_000;
    private const int LullsPerWait = 10;

    private readonly MeterFinder _find = meters.Find;

    // The batch takes the readings out of it before the next message is decoded.
    private readonly List<Reading> _room = [];

    /// <summary>Everything before it may have been given to the store before a stop that came before its position was saved.</summary>
    public long Unsure { get; set; }

    /// <summary>What lies before it is kept and accounted for already.</summary>
    public long Saved { get; set; }

    /// <summary>Takes what is there, until the batch is full.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="batch">Gets what is taken.</param>
    /// <returns>Whether anything is in the batch now.</returns>
    public bool Take(JournalReader reader, IngestBatch batch)
    {
        var began = BatchTrace.Now(time);
        while (batch.Size < options.BatchReadings && reader.TryRead(out var entry))
        {
            batch.MayBeAgain |= entry.Address < Unsure;
            batch.Add(entry, Decode(entry.Message), entry.NextAddress <= Saved);
        }

        BatchTrace.Taken(batch, began, time);
        return batch.Position > 0;
    }

    /// <summary>Takes what else comes, until the batch is full or has waited long enough; what comes is decoded at once.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="batch">A batch with something in it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task GatherAsync(JournalReader reader, IngestBatch batch, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var longest = TimeSpan.FromMilliseconds(options.BatchMilliseconds);
        var lull = longest / LullsPerWait;
        while (batch.Size < options.BatchReadings && longest - time.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            if (!await WaitAsync(reader, batch.Size < WorthStoring || left < lull ? left : lull, cancellationToken))
            {
                return;
            }

            Take(reader, batch);
        }
    }

    /// <summary>Waits for a message.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="longest">How long at most.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Whether one has come in time.</returns>
    public async Task<bool> WaitAsync(JournalReader reader, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var rest = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(rest.Token, cancellationToken);
        try
        {
            await reader.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    // A fault of ours in one message must neither lose it nor stop all others.
    private DecodeResult Decode(JournalMessage message)
    {
        try
        {
            _room.Clear();
            return ReadingDecoder.Decode(message, profiles, memory, _find, decoding, _room);
        }
        catch (Exception e)
        {
            logger.DecoderFailed(message.Topic, e);
            return ReadingDecoder.Whole(message, RejectReason.DecoderFault, e.Message);
        }
    }
}
