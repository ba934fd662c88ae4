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
        return days.Aggregate(default(RegisterSum), static (sum, day) => new RegisterSum(
            sum.Quantity + day.Quantity,
            sum.Certain + (day.EstimatedHours == 0 ? day.Quantity : 0m),
            sum.MeasuredHours + day.MeasuredHours,
            sum.EstimatedHours + day.EstimatedHours,
            sum.ManualHours + day.ManualHours));
    }
}
