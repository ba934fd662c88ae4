using EnergyQuota.Metering;

namespace EnergyQuota.Reports.Institutional;

/// <summary>The months of a period in one energy type and unit.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">Digits after the point of the amounts, 0 to 6.</param>
/// <param name="Months">Its months in order.</param>
public sealed record MonthSeries(BilingualText Energy, string Unit, int Decimals, IReadOnlyList<MonthAmount> Months);

/// <summary>A month of a series.</summary>
/// <param name="Month">The month.</param>
/// <param name="Amount">What was used; null where nothing is known.</param>
/// <param name="YearBefore">The same month of the year before.</param>
/// <param name="ChangePercent">The change against it in per cent.</param>
/// <param name="CompletenessPercent">Completeness of the month in per cent; null where no boundary term holds.</param>
public sealed record MonthAmount(Month Month, decimal? Amount, decimal? YearBefore, decimal? ChangePercent, decimal? CompletenessPercent);
