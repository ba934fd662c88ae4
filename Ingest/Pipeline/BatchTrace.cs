using System.Diagnostics;

namespace EnergyQuota.Ingest.Pipeline;

/// <summary>The span of a batch. It begins where its first message was taken, which is before the batch ahead of it was stored.</summary>
internal static class BatchTrace
{
    /// <summary>The present instant, or <see langword="null"/> where nobody listens.</summary>
    /// <param name="time">The clock.</param>
    public static DateTimeOffset? Now(TimeProvider time) => IngestTraces.Source.HasListeners() ? time.GetUtcNow() : null;

    /// <summary>Notes that messages were taken from the journal into a batch until now.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="began">When it began; <see langword="null"/>: nobody listens.</param>
    /// <param name="time">The clock.</param>
    public static void Taken(IngestBatch batch, DateTimeOffset? began, TimeProvider time)
    {
        if (began is { } instant && batch.Position > 0)
        {
            batch.Taken = (batch.Taken?.Began ?? instant, time.GetUtcNow());
        }
    }

    /// <summary>Starts the span, with what has happened already as a part of it.</summary>
    /// <param name="batch">A batch that is about to be stored.</param>
    /// <returns>The span, or <see langword="null"/> where nobody listens or this one is not among the sample.</returns>
    public static Activity? Start(IngestBatch batch)
    {
        if (batch.Taken is not { } taken)
        {
            return null;
        }

        var span = IngestTraces.Source.StartActivity(IngestTraces.Batch, ActivityKind.Consumer, parentContext: default, startTime: taken.Began);
        span?.SetTag("readings", batch.Readings.Count).SetTag("rejects", batch.Rejects.Count);
        if (span is not null)
        {
            using var decode = IngestTraces.Source.StartActivity(IngestTraces.Decode, ActivityKind.Internal, span.Context, startTime: taken.Began);
            decode?.SetEndTime(taken.Ended.UtcDateTime);
        }

        return span;
    }
}
