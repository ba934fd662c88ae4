namespace EnergyQuota.Reports.Monthly;

/// <summary>The conversion of one energy type.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Amount">The amount converted, in <paramref name="Unit"/>.</param>
/// <param name="Decimals">Digits after the point of the amount, 0 to 6.</param>
/// <param name="Unit">The unit of the amount.</param>
/// <param name="CoalFactor">kgce per unit, at most 5 decimals; null where water or another type is not converted.</param>
/// <param name="StandardCoalKgce">Standard coal in kgce, whole.</param>
/// <param name="CarbonFactor">kgCO₂ per unit, at most 5 decimals.</param>
/// <param name="CarbonKg">CO₂ in kg, whole.</param>
public sealed record ConversionLine(
    BilingualText Energy, decimal? Amount, int Decimals, string Unit, decimal? CoalFactor, decimal? StandardCoalKgce, decimal? CarbonFactor, decimal? CarbonKg);
