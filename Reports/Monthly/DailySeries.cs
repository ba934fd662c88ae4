namespace EnergyQuota.Reports.Monthly;

/// <summary>The daily consumption of one energy type.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="Decimals">Digits after the point of the amounts, 0 to 6.</param>
/// <param name="Days">The days of the month in order, all of them, missing ones too.</param>
public sealed record DailySeries(BilingualText Energy, string Unit, int Decimals, IReadOnlyList<DailyAmount> Days);
