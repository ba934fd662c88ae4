namespace EnergyQuota.Reports.Filing;

/// <summary>Which filed reports are wanted; what is <see langword="null"/> does not narrow.</summary>
/// <param name="Month">The first day of the month, or of the longer period.</param>
/// <param name="Institution">The code of the institution or region, or part of its code or name.</param>
/// <param name="Skip">How many of the list to leave out, from 0.</param>
/// <param name="Take">How many to give at most, 1 to 1000.</param>
/// <param name="Regions">Reports of regions only, or of institutions only.</param>
public sealed record FiledReportFilter(DateOnly? Month, string? Institution, int Skip, int Take, bool? Regions = null);
