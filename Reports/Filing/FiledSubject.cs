using System.Globalization;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Filing;

/// <summary>Of whom and of when a report is filed.</summary>
/// <param name="InstitutionCode">The institution; empty for a region.</param>
/// <param name="RegionCode">The region; empty for an institution.</param>
/// <param name="Period">The period.</param>
public sealed record FiledSubject(string InstitutionCode, string RegionCode, ReportPeriod Period)
{
    /// <summary>What the audit log calls it.</summary>
    public string Audited => RegionCode.Length > 0 ? $"region:{RegionCode}" : $"institution:{InstitutionCode}";

    /// <summary>Its folder below the archive's own.</summary>
    public string Folder => RegionCode.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Period.Year:0000}/regions/{RegionCode}/{Period}")
        : Period.Kind == PeriodKind.Month ? string.Create(CultureInfo.InvariantCulture, $"{Period.Year:0000}/{Period.Number:00}/{InstitutionCode}")
        : string.Create(CultureInfo.InvariantCulture, $"{Period.Year:0000}/{Period}/{InstitutionCode}");
}
