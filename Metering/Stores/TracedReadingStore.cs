using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EnergyQuota.Metering.Stores;

/// <summary>A reading store whose calls can be seen as spans; while nobody listens it hands every call through as it is.</summary>
/// <remarks>
/// A stream of readings would otherwise pass one more iterator for each reading, so the question whether someone listens
/// comes first. A span of a stream lasts until its reader has had enough: the reader's own work is in it.
/// </remarks>
/// <param name="inner">The engine.</param>
public sealed class TracedReadingStore(IReadingStore inner) : IReadingStore
{
    /// <inheritdoc/>
    public string Description => inner.Description;

    /// <inheritdoc/>
    public TimeSpan DurableAfter => inner.DurableAfter;

    /// <summary>The engine itself.</summary>
    public IReadingStore Engine => inner;

    /// <inheritdoc/>
    public Task<string> LifeAsync(CancellationToken cancellationToken) => inner.LifeAsync(cancellationToken);

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken) =>
        MeteringTraces.Source.HasListeners() ? TracedAppendAsync(batch, cancellationToken) : inner.AppendAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading> ReadAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        MeteringTraces.Source.HasListeners()
            ? TracedReadAsync(access, registers, from, to, cancellationToken)
            : inner.ReadAsync(access, registers, from, to, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        inner.CountAsync(access, registers, from, to, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<AppendOutcome> TracedAppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        using var span = MeteringTraces.Source.StartActivity("store.append", ActivityKind.Client);
        try
        {
            var outcome = await inner.AppendAsync(batch, cancellationToken);
            span?.SetTag("readings", batch.Count).SetTag("refused", outcome.Refused.Count);
            return outcome;
        }
        catch (Exception e) when (span.Failed(e))
        {
            throw;
        }
    }

    private async IAsyncEnumerable<Reading> TracedReadAsync(
        RegisterAccess access,
        IReadOnlyCollection<RegisterId> registers,
        DateTimeOffset from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var span = MeteringTraces.Source.StartActivity("store.read", ActivityKind.Client);
        await using var rows = inner.ReadAsync(access, registers, from, to, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var count = 0L;
        while (await NextAsync(rows, span))
        {
            count++;
            yield return rows.Current;
        }

        span?.SetTag("registers", registers.Count).SetTag("readings", count);
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<Reading> rows, Activity? span)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (Exception e) when (span.Failed(e))
        {
            throw;
        }
    }
}
