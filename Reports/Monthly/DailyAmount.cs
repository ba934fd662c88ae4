namespace EnergyQuota.Reports.Monthly;

/// <summary>One day's consumption.</summary>
/// <param name="Date">The day in the site's zone.</param>
/// <param name="Amount">The amount; null where nothing is known.</param>
/// <param name="CompletenessPercent">Measured hours over expected hours in per cent.</param>
/// <param name="Origin">How the amount is known.</param>
public sealed record DailyAmount(DateOnly Date, decimal? Amount, decimal? CompletenessPercent, DayOrigin Origin);
