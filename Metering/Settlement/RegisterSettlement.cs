using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>Turns the readings of one register into consumption. Pure: the same facts and readings give the same result.</summary>
public static class RegisterSettlement
{
    /// <summary>Settles a series to its end.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="readings">Readings of this register, ordered by time, then value; repeats and conflicts included.</param>
    /// <param name="checkpoint">
    /// The checkpoint of a ledger day, to go on after it with later readings only; readings up to its point are passed over. One
    /// made under other facts is an error. <see langword="null"/>: from the start.
    /// </param>
    /// <exception cref="ArgumentException">The readings are not in order, or the checkpoint does not belong to these facts.</exception>
    public static SettlementResult Settle(RegisterFacts facts, IEnumerable<Reading> readings, string? checkpoint = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(readings);
        var resumed = Resume(facts, checkpoint);
        var run = new SettlementRun(facts, resumed);
        foreach (var reading in readings)
        {
            if (resumed is null || reading.Time > resumed.Good.Time)
            {
                run.Add(reading);
            }
        }

        run.Finish();
        var first = resumed is null ? DateOnly.MinValue : CalendarDays.DayOf(resumed.Good.Time, facts.Zone);
        return new SettlementResult
        {
            Terms = run.Terms,
            Multiplied = run.Days.Multiplied,
            Days = WithBills(facts, run.Days.Days, first, DateOnly.MaxValue),
            Findings = InOrder(run.Days.Findings),
            ResumedAfter = resumed?.Good.Time,
        };
    }

    /// <summary>The instant after which a checkpoint goes on; <see langword="null"/> where there is none or it was made under other facts.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="checkpoint">The checkpoint of a ledger day.</param>
    public static DateTimeOffset? ResumesAfter(RegisterFacts facts, string? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return SettlementCheckpoint.Parse(checkpoint, SettlementCheckpoint.PrintOf(facts))?.Good.Time;
    }

    /// <summary>The hours of one day, in the register's zone; they add up to the day's row.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="readings">
    /// Readings of this register, ordered by time, then value, at least up to the first point after the day that is settled beyond
    /// doubt; more do no harm.
    /// </param>
    /// <param name="day">The day.</param>
    /// <param name="checkpoint">The checkpoint of an earlier day, to go on after it; <see langword="null"/>: from the start.</param>
    /// <exception cref="ArgumentException">The checkpoint does not belong to these facts, or lies after the start of the day.</exception>
    public static IReadOnlyList<ConsumptionHour> Hours(
        RegisterFacts facts, IEnumerable<Reading> readings, DateOnly day, string? checkpoint = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(readings);
        var resumed = Resume(facts, checkpoint);
        if (resumed?.Good.Time > CalendarDays.StartOf(day, facts.Zone))
        {
            throw new ArgumentException("The checkpoint lies after the start of the day.", nameof(checkpoint));
        }

        var timeline = new FactTimeline(facts);
        var hours = new HourBuilder(timeline, day);
        var reader = new SeriesReader(timeline, hours, resumed?.State ?? default, SettlementTerms.None);
        foreach (var reading in readings.Where(r => resumed is null || r.Time > resumed.Good.Time))
        {
            reader.Add(reading);
        }

        reader.Finish();
        return hours.Hours();
    }

    internal static IReadOnlyList<Finding> InOrder(IEnumerable<Finding> findings) => [.. findings.OrderBy(f => f.At).ThenBy(f => f.Kind)];

    internal static IReadOnlyList<LedgerDay> WithBills(RegisterFacts facts, IReadOnlyList<SettledDay> days, DateOnly from, DateOnly to)
    {
        var billed = facts.Intervals.Count == 0 ? [] : Bills.DaysOf(facts, from, to);
        var known = days.Select(d => d.Day).ToHashSet();
        return
        [
            .. days.Concat(billed.Where(day => !known.Contains(day)).Select(day => SettledDay.Empty(day, facts.Zone)))
                .OrderBy(d => d.Day)
                .Select(d => d.ToLedger(facts)),
        ];
    }

    internal static SettlementCheckpoint? Resume(RegisterFacts facts, string? checkpoint) =>
        checkpoint is null
            ? null
            : SettlementCheckpoint.Parse(checkpoint, SettlementCheckpoint.PrintOf(facts))
                ?? throw new ArgumentException("The checkpoint was made under other facts.", nameof(checkpoint));
}
