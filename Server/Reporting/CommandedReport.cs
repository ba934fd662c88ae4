using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Server.Reporting;

/// <summary>A report as a command names it: of an institution or of a region.</summary>
/// <param name="Scope">Who asks.</param>
/// <param name="InstitutionCode">The institution; <see langword="null"/>: a region's.</param>
/// <param name="RegionCode">The region; <see langword="null"/>: an institution's.</param>
/// <param name="ClassCode">The class to which a region's is narrowed; <see langword="null"/>: every class.</param>
/// <param name="Period">Which month, quarter or year.</param>
/// <param name="Form">In which language and as which kind of file.</param>
internal sealed record CommandedReport(Scope Scope, string? InstitutionCode, string? RegionCode, string? ClassCode, ReportPeriod Period, ReportForm Form)
{
    /// <summary>Of whom and of when it is, where it is filed.</summary>
    public FiledSubject Subject => new(InstitutionCode ?? "", RegionCode ?? "", Period);

    /// <summary>The option that names whose it is.</summary>
    public string Option => RegionCode is null ? "--institution" : "--region";
}
