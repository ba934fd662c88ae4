namespace EnergyQuota.Reports.Monthly;

/// <summary>A month's energy in all, as earlier months are compared with.</summary>
/// <param name="StandardCoalKgce">Standard coal in kgce, whole; null where an energy type of the month has no amount or no factor.</param>
/// <param name="CarbonKg">CO₂ in kg, whole; null likewise.</param>
/// <param name="CompletenessPercent">The completeness of the least complete energy type in it, in per cent.</param>
public sealed record EnergyTotals(decimal? StandardCoalKgce, decimal? CarbonKg, decimal? CompletenessPercent);
