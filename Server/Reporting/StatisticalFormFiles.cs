using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Forms;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Server.Reporting;

/// <summary>Prints the data for the statistical forms on demand; it is not kept.</summary>
internal sealed class StatisticalFormFiles(StatisticalFormsBuilder builder)
{
    /// <summary>Prints the data of an institution or of a region.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institution">The institution; where there is none, the region counts.</param>
    /// <param name="region">The region.</param>
    /// <param name="period">The period.</param>
    /// <param name="form">The language; always a workbook.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The file, or <see langword="null"/> where the scope sees no such institution or not the whole region.</returns>
    public async Task<ReportFile?> PrintAsync(
        Scope scope, string? institution, string? region, ReportPeriod period, ReportForm form, CancellationToken cancellationToken)
    {
        var forms = string.IsNullOrEmpty(institution)
            ? await builder.OfRegionAsync(scope, region ?? "", period, cancellationToken)
            : await builder.OfInstitutionAsync(scope, institution, period, cancellationToken);
        var subject = string.IsNullOrEmpty(institution) ? $"region-{region}" : institution;
        return forms is null ? null : new ReportFile($"{subject}-{period}-forms-{form.LanguageTag}.xlsx", form.ContentType, form.Print(forms));
    }
}
