using System.Numerics;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>One day of a register as settled, before bills are added.</summary>
/// <param name="Day">The day.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="Tally">What was booked and how.</param>
/// <param name="Checkpoint">The last quiet point of the day, if it had one.</param>
internal sealed record SettledDay(DateOnly Day, DateTimeOffset Start, DateTimeOffset End, DayTally Tally, SettlementCheckpoint? Checkpoint)
{
    /// <summary>A day of which no reading speaks.</summary>
    public static SettledDay Empty(DateOnly day, TimeZoneInfo zone) =>
        new(day, CalendarDays.StartOf(day, zone), CalendarDays.EndOf(day, zone), default, null);

    /// <summary>The ledger's row.</summary>
    /// <param name="facts">The register's facts.</param>
    public LedgerDay ToLedger(RegisterFacts facts)
    {
        // A bill is an amount, not a register: the transformer's ratio does not apply to it.
        var (billed, manual) = Bills.Of(facts, this);
        return new LedgerDay
        {
            Register = facts.Register,
            Day = Day,
            Amount = Tally.Amount + billed,
            Quantity = (Tally.Multiplied + billed) * facts.Unit.FactorToBase(),
            ExpectedHours = CalendarDays.HoursBetween(Start, End),
            MeasuredHours = BitOperations.PopCount(Tally.Touched & ~Tally.Estimated & ~Tally.Manual),
            EstimatedHours = BitOperations.PopCount(Tally.Estimated),
            ManualHours = BitOperations.PopCount((manual & ~Tally.Touched) | (Tally.Manual & ~Tally.Estimated)),
            ReceiveTimedHours = BitOperations.PopCount(Tally.Touched & ~Tally.Estimated & ~Tally.Manual & Tally.ReceiveTimed),
            Checkpoint = Checkpoint?.ToString(),
        };
    }
}
