using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>Settles a register over some days and shows the way: hours, days and the terms they add up to. Pure.</summary>
/// <remarks>It is the settlement that writes the ledger, so its days are the ledger's. It ends where later readings change nothing more.</remarks>
public sealed class SettlementTrace
{
    private readonly RegisterFacts _facts;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly HoursOfDays _hours;
    private readonly SettlementRun _run;
    private int _seen;

    /// <summary>Begins.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="from">First day wanted, inclusive, in the register's zone.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="checkpoint">
    /// The checkpoint of a ledger day before <paramref name="from"/>, to go on after it; <see langword="null"/>, or one made under
    /// other facts: from the start.
    /// </param>
    /// <exception cref="ArgumentException">The checkpoint lies after the start of the days.</exception>
    public SettlementTrace(RegisterFacts facts, DateOnly from, DateOnly to, string? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        (_facts, _from, _to, _hours) = (facts, from, to, new HoursOfDays(facts, from, to));
        var start = SettlementCheckpoint.Parse(checkpoint, SettlementCheckpoint.PrintOf(facts));
        if (start?.Good.Time > CalendarDays.StartOf(from, facts.Zone))
        {
            throw new ArgumentException("The checkpoint lies after the start of the days.", nameof(checkpoint));
        }

        _run = new SettlementRun(facts, start, _hours);
        ReadFrom = start?.Good.Time.AddMicroseconds(1);
    }

    /// <summary>The first instant of readings that are needed; <see langword="null"/>: all of them.</summary>
    public DateTimeOffset? ReadFrom { get; }

    /// <summary>Later readings change nothing in the days wanted.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Takes the next reading, ordered by time, then value.</summary>
    /// <param name="reading">A reading of the register; one before <see cref="ReadFrom"/>, or when it is done, is passed over.</param>
    /// <exception cref="ArgumentException">It is earlier than the one before.</exception>
    public void Add(in Reading reading)
    {
        if (IsDone || reading.Time < ReadFrom)
        {
            return;
        }

        _run.Add(reading);
        for (var days = _run.Days.Days; _seen < days.Count && !IsDone; _seen++)
        {
            IsDone = days[_seen].Day >= _to && days[_seen].Checkpoint is not null;
        }
    }

    /// <summary>Ends the series.</summary>
    public TracedDays Finish()
    {
        _run.Finish();
        var days = RegisterSettlement.WithBills(_facts, [.. _run.Days.Days.Where(day => day.Day >= _from && day.Day < _to)], _from, _to);
        return new TracedDays(
            [.. days.Select(day => day with { Quantity = LedgerLimits.RoundQuantity(day.Quantity), Checkpoint = null })],
            [.. _hours.Hours()],
            _run.Terms);
    }
}

/// <summary>What a trace found.</summary>
/// <param name="Days">The days wanted that have something booked, ascending, as the ledger keeps them, without checkpoints.</param>
/// <param name="Hours">Every hour of the days wanted, ascending; before rounding.</param>
/// <param name="Terms">The terms of design law 2 from the checkpoint to the last reading taken, bills not among them.</param>
public sealed record TracedDays(IReadOnlyList<LedgerDay> Days, IReadOnlyList<ConsumptionHour> Hours, SettlementTerms Terms);
