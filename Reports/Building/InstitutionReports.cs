using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Building;

/// <summary>Institutions' reports of any period, each by its own builder.</summary>
/// <param name="months">Builds those of months.</param>
/// <param name="longer">Builds those of quarters and years.</param>
public sealed class InstitutionReports(MonthlyReportBuilder months, InstitutionReportBuilder longer)
{
    /// <summary>Builds reports.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCodes">The institutions, at most <see cref="MonthlyReportBuilder.AtOnce"/>.</param>
    /// <param name="period">The period; it should be over, and a report says so where it is not.</param>
    /// <param name="edition">The edition as which they will be filed; <see langword="null"/>: drafts.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    /// <returns>The reports by institution's code, without those of institutions that the scope does not see.</returns>
    public async Task<IReadOnlyList<BuiltReport>> BuildManyAsync(
        Scope scope, IReadOnlyCollection<string> institutionCodes, ReportPeriod period, ReportEdition? edition, CancellationToken cancellationToken) =>
        period.Kind == PeriodKind.Month
            ? [.. (await months.BuildManyAsync(scope, institutionCodes, period.FirstMonth, edition, cancellationToken))
                .Select(report => new BuiltReport(report.Institution.Code, form => form.Print(report)))]
            : [.. (await longer.BuildManyAsync(scope, institutionCodes, period, edition, cancellationToken))
                .Select(report => new BuiltReport(report.Institution.Code, form => form.Print(report)))];
}
