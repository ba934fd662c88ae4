using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Server.Reporting;

/// <summary>Which region's report is wanted, and who asks for it.</summary>
/// <param name="Scope">Who asks.</param>
/// <param name="RegionCode">Which region.</param>
/// <param name="ClassCode">The class to which it is narrowed; <see langword="null"/>: every class.</param>
/// <param name="Period">Which period.</param>
/// <param name="Form">In which language and as which kind of file.</param>
internal sealed record RegionReportRequest(Scope Scope, string RegionCode, string? ClassCode, ReportPeriod Period, ReportForm Form)
{
    /// <summary>The name of a draft's file.</summary>
    public string DraftName => $"region-{RegionCode}{(ClassCode is null ? "" : $"-{ClassCode}")}-{Period}-draft-{Form.LanguageTag}.{Form.Extension}";
}
