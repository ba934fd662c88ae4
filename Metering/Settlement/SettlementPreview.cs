using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>
/// Runs the same readings through settlement twice, with the facts as they are and as they would be, and tells the difference.
/// </summary>
/// <remarks>
/// Pure, and no second opinion: both runs are the settlement that writes the ledger, so what is shown before saving is what is
/// settled after it. It begins at a checkpoint before the months concerned and ends where both runs have come together again.
/// </remarks>
public sealed class SettlementPreview
{
    private readonly RegisterFacts _before;
    private readonly RegisterFacts _after;
    private readonly SettlementRun _now;
    private readonly SettlementRun _then;
    private readonly DateOnly _first;
    private readonly DateTimeOffset _changedTo;
    private DateOnly _differsTo;
    private int _seen;
    private SettledDay? _last;

    /// <summary>Begins.</summary>
    /// <param name="before">The facts as they are.</param>
    /// <param name="after">The facts as they would be; the undated ones are the same.</param>
    /// <param name="range">The instants that the change speaks of.</param>
    /// <param name="checkpoint">
    /// What <see cref="FindCheckpointAsync"/> found. <see langword="null"/>, or one made under other undated facts: from the start.
    /// </param>
    public SettlementPreview(RegisterFacts before, RegisterFacts after, SettlementRange range, string? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        (_before, _after, _changedTo) = (before, after, range.To);
        var start = SettlementCheckpoint.Parse(checkpoint, SettlementCheckpoint.PrintOf(before));
        _now = new SettlementRun(before, start);
        _then = new SettlementRun(after, start);
        _first = start is null ? DateOnly.MinValue : CalendarDays.DayOf(start.Good.Time, before.Zone);
        _differsTo = CalendarDays.DayOf(range.To, before.Zone);
        ReadFrom = start?.Good.Time.AddMicroseconds(1);
    }

    /// <summary>The first instant of readings that are needed; <see langword="null"/>: all of them.</summary>
    public DateTimeOffset? ReadFrom { get; }

    /// <summary>Both runs have come together again; later readings change nothing.</summary>
    public bool IsDone => _last is not null;

    /// <summary>Finds where to begin, so that every month that can change is whole.</summary>
    /// <param name="ledger">Where settlement has left checkpoints.</param>
    /// <param name="access">Who asks; the register outside it refuses the query.</param>
    /// <param name="facts">The register's facts.</param>
    /// <param name="from">The first instant that the change speaks of, or from which the ledger is not settled yet.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The checkpoint, or <see langword="null"/>: from the start.</returns>
    public static async Task<string?> FindCheckpointAsync(
        IConsumptionLedger ledger, RegisterAccess access, RegisterFacts facts, DateTimeOffset from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(facts);
        var before = Month.Of(CalendarDays.DayOf(from, facts.Zone)).FirstDay;
        var last = await ledger.FindCheckpointAsync(access, facts.Register, before, cancellationToken);

        // What changes reaches back to the good reading before it, and that may lie in any earlier month.
        return last is null
            ? null
            : (await ledger.FindCheckpointAsync(access, facts.Register, Month.Of(last.Day).FirstDay, cancellationToken))?.Checkpoint;
    }

    /// <summary>Takes the next reading, ordered by time, then value.</summary>
    public void Add(in Reading reading)
    {
        if (IsDone || reading.Time < ReadFrom)
        {
            return;
        }

        _now.Add(reading);
        _then.Add(reading);
        for (var (now, then) = (_now.Days.Days, _then.Days.Days); !IsDone && _seen < now.Count && _seen < then.Count; _seen++)
        {
            Compare(now[_seen], then[_seen]);
        }
    }

    /// <summary>Ends both runs and compares them.</summary>
    public SettlementChange Finish()
    {
        if (!IsDone)
        {
            _now.Finish();
            _then.Finish();
        }

        var to = _last?.Day.AddDays(1) ?? DateOnly.MaxValue;
        var (before, after) = (DaysOf(_before, _now, to), DaysOf(_after, _then, to));
        var days = before.Keys.Union(after.Keys).Order()
            .Select(day => new DayChange(day, before.GetValueOrDefault(day), after.GetValueOrDefault(day)))
            .Where(day => !IsSame(day.Before, day.After)).ToList();
        var (open, opened) = (FindingsOf(_now), FindingsOf(_then));
        return new SettlementChange
        {
            Register = _before.Register,
            Days = days,
            Months = [.. days.GroupBy(day => Month.Of(day.Day)).Select(month => new MonthChange(
                month.Key, SumOf(before, month.Key), SumOf(after, month.Key), month.Count()))],
            Held = _then.Terms.Held - _now.Terms.Held,
            Closed = [.. open.Except(opened)],
            Opened = [.. opened.Except(open)],
        };
    }

    private static decimal SumOf(Dictionary<DateOnly, LedgerDay> days, Month month) =>
        days.Values.Where(day => Month.Of(day.Day) == month).Sum(day => day.Quantity);

    // The checkpoint is left out: what classification remembers is no figure.
    private static bool IsSame(LedgerDay? before, LedgerDay? after) =>
        (before is null ? null : before with { Checkpoint = null }) == (after is null ? null : after with { Checkpoint = null });

    private void Compare(SettledDay now, SettledDay then)
    {
        if (now.Day != then.Day)
        {
            // One of them has a day that the other has not: they run on side by side to the end.
            _differsTo = DateOnly.MaxValue;
            return;
        }

        if (now.Tally != then.Tally && now.Day > _differsTo)
        {
            _differsTo = now.Day;
        }

        // Sums of a month are shown whole, so the runs go on into the next one.
        if (now.Checkpoint is { } checkpoint && checkpoint.Good.Time >= _changedTo && checkpoint == then.Checkpoint
            && now.Day > _differsTo && Month.Of(now.Day) != Month.Of(_differsTo))
        {
            _last = now;
        }
    }

    private Dictionary<DateOnly, LedgerDay> DaysOf(RegisterFacts facts, SettlementRun run, DateOnly to) =>
        RegisterSettlement.WithBills(facts, [.. run.Days.Days.Where(day => day.Day < to)], _first, to).ToDictionary(day => day.Day);

    private IReadOnlyList<Finding> FindingsOf(SettlementRun run) =>
        RegisterSettlement.InOrder(run.Days.Findings.Where(finding => _last is null || finding.At <= _last.Checkpoint!.Good.Time));
}
