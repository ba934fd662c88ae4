namespace EnergyQuota.Reports.Monthly;

/// <summary>Which filed edition (版次) of a month's report a paper is.</summary>
/// <param name="Number">1 for the first, then 2, 3, …; a later one replaces the one before, which is kept.</param>
/// <param name="Reason">Why there is a new edition, in the words of whoever asked for it; empty for the first.</param>
public sealed record ReportEdition(int Number, string Reason);
