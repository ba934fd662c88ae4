using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Closing;

/// <summary>What the day rows of a register's month say together.</summary>
/// <param name="Amount">In register units, before the multiplier.</param>
/// <param name="Quantity">After the multiplier, in the base unit.</param>
/// <param name="Days">How many days have a row.</param>
/// <param name="MeasuredHours">Measured hours.</param>
/// <param name="EstimatedHours">Estimated hours.</param>
/// <param name="ManualHours">Manual hours.</param>
/// <param name="ReceiveTimedHours">Of the measured hours, those that rest on a receive-timed reading.</param>
public sealed record MonthFigures(
    decimal Amount, decimal Quantity, int Days, int MeasuredHours, int EstimatedHours, int ManualHours, int ReceiveTimedHours)
{
    /// <summary>No day has a row.</summary>
    public static readonly MonthFigures None = new(0m, 0m, 0, 0, 0, 0, 0);

    /// <summary>Adds day rows up.</summary>
    /// <param name="days">The rows of one register and month.</param>
    public static MonthFigures Of(IReadOnlyCollection<LedgerDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return new MonthFigures(
            days.Sum(d => d.Amount),
            days.Sum(d => LedgerLimits.RoundQuantity(d.Quantity)),
            days.Count,
            days.Sum(d => d.MeasuredHours),
            days.Sum(d => d.EstimatedHours),
            days.Sum(d => d.ManualHours),
            days.Sum(d => d.ReceiveTimedHours));
    }

    /// <summary>Measured and manual hours over those of the month, 0 to 1.</summary>
    /// <param name="expectedHours">The hours of the month; more than 0.</param>
    public decimal Completeness(int expectedHours) => Math.Clamp((decimal)(MeasuredHours + ManualHours) / expectedHours, 0m, 1m);

    /// <summary>Estimated hours over those of the month, 0 to 1.</summary>
    /// <param name="expectedHours">The hours of the month; more than 0.</param>
    public decimal EstimatedShare(int expectedHours) => Math.Clamp((decimal)EstimatedHours / expectedHours, 0m, 1m);
}
