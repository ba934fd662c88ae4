namespace EnergyQuota.Reports.Monthly;

/// <summary>The running totals at the end of one month.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Actual">Consumed so far; null for months to come or not known.</param>
/// <param name="Constraint">What the split allots of the constraint value until then.</param>
/// <param name="Baseline">What it allots of the baseline value.</param>
/// <param name="Leading">What it allots of the leading value.</param>
public sealed record RunningPoint(int Year, int Month, decimal? Actual, decimal? Constraint, decimal? Baseline, decimal? Leading);
