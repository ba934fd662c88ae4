namespace EnergyQuota.Reports.Monthly;

/// <summary>The running total of one indicator against the agency's monthly split of its quota.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Decimals">Digits after the point, 0 to 6.</param>
/// <param name="Points">The months of the period in order.</param>
public sealed record RunningTotal(BilingualText Indicator, string Unit, int Decimals, IReadOnlyList<RunningPoint> Points);
