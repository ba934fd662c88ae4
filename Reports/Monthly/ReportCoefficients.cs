namespace EnergyQuota.Reports.Monthly;

/// <summary>The coefficient set of a report.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title with the source.</param>
public sealed record ReportCoefficients(string Code, BilingualText Title);
