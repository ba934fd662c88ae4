namespace EnergyQuota.Reports.Monthly;

/// <summary>The factor sets of a report.</summary>
/// <param name="Coal">By which energy became standard coal; null where there is none.</param>
/// <param name="Carbon">By which energy became CO₂; null where there is none.</param>
public sealed record ReportCoefficients(ReportFactorSet? Coal, ReportFactorSet? Carbon);

/// <summary>A factor set as a report names it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Source">Where it was taken from, and for which region where that is not the institution's.</param>
public sealed record ReportFactorSet(string Code, BilingualText Source);
