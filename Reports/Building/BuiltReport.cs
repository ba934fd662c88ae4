namespace EnergyQuota.Reports.Building;

/// <summary>An institution's report, ready to be printed.</summary>
/// <param name="InstitutionCode">Whose it is.</param>
/// <param name="Print">Prints it in a form; may be called from any thread. See <see cref="ReportForm"/>.</param>
public sealed record BuiltReport(string InstitutionCode, Func<ReportForm, byte[]> Print);
