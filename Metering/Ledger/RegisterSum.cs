namespace EnergyQuota.Metering.Ledger;

/// <summary>What one register consumed over some days, and how well that is known.</summary>
/// <param name="Quantity">After the multiplier, in the base unit.</param>
/// <param name="Certain">Of it, what is booked on days without estimated hours.</param>
/// <param name="MeasuredHours">Measured hours of the days that have a row.</param>
/// <param name="EstimatedHours">Estimated hours of the days that have a row.</param>
/// <param name="ManualHours">Manual hours of the days that have a row.</param>
public readonly record struct RegisterSum(decimal Quantity, decimal Certain, int MeasuredHours, int EstimatedHours, int ManualHours)
{
    /// <summary>Adds day rows up.</summary>
    /// <param name="days">Rows of one register.</param>
    public static RegisterSum Of(IEnumerable<LedgerDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return days.Aggregate(default(RegisterSum), static (sum, day) => sum.Plus(new RegisterSum(
            day.Quantity, day.EstimatedHours == 0 ? day.Quantity : 0m, day.MeasuredHours, day.EstimatedHours, day.ManualHours)));
    }

    /// <summary>Both sums together.</summary>
    /// <param name="other">The sum of other days of the same register.</param>
    public RegisterSum Plus(RegisterSum other) => new(
        Quantity + other.Quantity, Certain + other.Certain, MeasuredHours + other.MeasuredHours, EstimatedHours + other.EstimatedHours, ManualHours + other.ManualHours);
}
