using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Metering.Settlement;

/// <summary>Brings the ledger up to date with what has been marked: readings, facts and decisions that are new or changed.</summary>
/// <remarks>
/// Nothing is lost if it stops anywhere: a mark is cleared only after its register's rows are committed, all at once, and only
/// if nothing was marked meanwhile. Doing it again writes the same. Run one at a time.
/// </remarks>
public sealed class Settler(
    IReadingStore readings, IConsumptionLedger ledger, ISettlementMarks marks, IRegisterFactsSource facts)
{
    private const int MostRegisters = 500;
    private const int MostRows = 20_000;
    private static readonly TimeSpan CloseTogether = TimeSpan.FromDays(2);

    private readonly RegisterAccess _access = RegisterAccess.System("settle");

    /// <summary>Settles what waits longest. Where nothing waits, one look at the marks is all it costs.</summary>
    /// <param name="limit">At most so many registers; more than zero. Fewer settled than this means that nothing is left.</param>
    /// <param name="cancellationToken">Stops between or inside commits; what is not committed stays marked.</param>
    /// <exception cref="StoreUnavailableException">A store cannot be used; what is not committed stays marked.</exception>
    public async Task<SettleOutcome> SettleAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var listed = await marks.ListAsync(limit, cancellationToken);
        if (listed.Count == 0)
        {
            return default;
        }

        using var span = MeteringTraces.Source.StartActivity(MeteringTraces.Settle);
        try
        {
            var outcome = await SettleAsync(listed, cancellationToken);
            span?.SetTag("marks", outcome.Marks).SetTag("readings", outcome.Readings).SetTag("days_changed", outcome.DaysChanged);
            return outcome;
        }
        catch (Exception e) when (span.Failed(e))
        {
            throw;
        }
    }

    private async Task<SettleOutcome> SettleAsync(IReadOnlyList<SettlementMark> listed, CancellationToken cancellationToken)
    {
        var byRegister = listed.GroupBy(m => m.Range.Register).ToDictionary(g => g.Key, g => g.ToArray());
        var known = await facts.GetAsync(_access, byRegister.Keys, cancellationToken);
        var plans = byRegister.Where(r => known.ContainsKey(r.Key)).Select(r => new SettlePlan(known[r.Key], r.Value)).ToList();
        var unknown = byRegister.Where(r => !known.ContainsKey(r.Key)).SelectMany(r => r.Value).ToList();
        if (unknown.Count > 0)
        {
            await marks.ClearAsync(unknown, cancellationToken);
        }

        await new SettlePlanner(ledger, _access).PrepareAsync(plans, cancellationToken);
        var round = new Round { Marks = listed.Count, Unregistered = unknown.Count };
        foreach (var batch in Batch(plans))
        {
            await SettleBatchAsync(batch, round, cancellationToken);
        }

        await CommitAsync(round, cancellationToken);
        return new SettleOutcome(round.Marks, plans.Count, round.Unregistered, round.Readings, round.DaysChanged, round.StoppedEarly, round.DaysSettled);
    }

    /// <summary>Batches plans that begin at about the same time and read about as far, so that one query serves them.</summary>
    private static IEnumerable<List<SettlePlan>> Batch(IEnumerable<SettlePlan> plans)
    {
        var batch = new List<SettlePlan>();
        foreach (var plan in plans.OrderBy(p => p.Stretches is null).ThenBy(p => p.ReadFrom))
        {
            if (batch.Count >= MostRegisters
                || (batch.Count > 0 && (plan.ReadFrom - batch[0].ReadFrom > CloseTogether
                    || plan.Stretches is null != batch[0].Stretches is null
                    || plan.Stretches?.First - batch[0].Stretches?.First > CloseTogether)))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(plan);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task SettleBatchAsync(List<SettlePlan> batch, Round round, CancellationToken cancellationToken)
    {
        var passes = batch.ToDictionary(p => p.Register, p => new SettlePass(p));
        var from = batch.Min(p => p.ReadFrom);
        foreach (var end in EndsOf(batch).Where(_ => passes.Count > 0))
        {
            await StreamAsync(passes, from, end, end == SettlePlan.LastInstant, round, cancellationToken);
            foreach (var (register, _) in passes.Where(p => p.Value.IsStopped).ToList())
            {
                await EndAsync(passes, register, round, cancellationToken);
            }

            from = end;
        }
    }

    /// <summary>How far a batch is read, one stretch after the other while some of its later days have not proved unchanged.</summary>
    private static IEnumerable<DateTimeOffset> EndsOf(List<SettlePlan> batch) =>
        batch.Max(p => p.Stretches) is { } ends
            ? ((DateTimeOffset[])[ends.First, batch.Max(p => p.Stretches!.Value.Second), SettlePlan.LastInstant]).Distinct()
            : [SettlePlan.LastInstant];

    private async Task StreamAsync(
        Dictionary<RegisterId, SettlePass> passes,
        DateTimeOffset from,
        DateTimeOffset to,
        bool toEnd,
        Round round,
        CancellationToken cancellationToken)
    {
        SettlePass? current = null;
        await foreach (var reading in readings.ReadAsync(_access, [.. passes.Keys], from, to, cancellationToken))
        {
            if (current is null || current.Plan.Register != reading.Register)
            {
                if (current is not null && (toEnd || current.IsStopped))
                {
                    await EndAsync(passes, current.Plan.Register, round, cancellationToken);
                }

                current = passes[reading.Register];
            }

            round.Readings++;
            current.Add(reading);
        }

        // Those that have no readings in the stretch are settled by their facts alone.
        foreach (var register in toEnd ? [.. passes.Keys] : Array.Empty<RegisterId>())
        {
            await EndAsync(passes, register, round, cancellationToken);
        }
    }

    private async Task EndAsync(
        Dictionary<RegisterId, SettlePass> passes, RegisterId register, Round round, CancellationToken cancellationToken)
    {
        passes.Remove(register, out var pass);
        round.StoppedEarly += pass!.IsStopped ? 1 : 0;
        var change = pass.Finish();
        round.Changes.Add(change);
        round.Settled.AddRange(pass.Plan.Marks);
        round.Rows += change.Days.Count;
        round.DaysSettled += change.Days.Count;
        if (round.Rows >= MostRows || round.Changes.Count >= MostRegisters)
        {
            await CommitAsync(round, cancellationToken);
        }
    }

    private async Task CommitAsync(Round round, CancellationToken cancellationToken)
    {
        if (round.Changes.Count == 0)
        {
            return;
        }

        round.DaysChanged += await ledger.ReplaceAsync(round.Changes, cancellationToken);
        await marks.ClearAsync(round.Settled, cancellationToken);
        round.Changes = [];
        round.Settled = [];
        round.Rows = 0;
    }

    private sealed class Round
    {
        public int Marks { get; init; }

        public int Unregistered { get; init; }

        public long Readings { get; set; }

        public int DaysChanged { get; set; }

        public int StoppedEarly { get; set; }

        public int DaysSettled { get; set; }

        public int Rows { get; set; }

        public List<LedgerChange> Changes { get; set; } = [];

        public List<SettlementMark> Settled { get; set; } = [];
    }
}
