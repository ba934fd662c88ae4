using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Regional;

namespace EnergyQuota.Server.Reporting;

/// <summary>Prints reports on demand. Such a print is marked as a draft (草稿，未归档) and is not kept.</summary>
internal sealed class DraftReports(InstitutionReports reports, RegionReportBuilder regions)
{
    /// <summary>Prints a report from the figures of the moment.</summary>
    /// <returns>The file, or <see langword="null"/> where the scope sees no such institution.</returns>
    public async Task<ReportFile?> PrintAsync(ReportRequest request, CancellationToken cancellationToken) =>
        await reports.BuildManyAsync(request.Scope, [request.InstitutionCode], request.Period, null, cancellationToken) is [var report]
            ? new ReportFile(request.DraftName, request.Form.ContentType, report.Print(request.Form))
            : null;

    /// <summary>Prints a region's report from the figures of the moment.</summary>
    /// <returns>The file, or <see langword="null"/> where the scope does not see the whole of such a region.</returns>
    public async Task<ReportFile?> PrintAsync(RegionReportRequest request, CancellationToken cancellationToken) =>
        await regions.BuildAsync(request.Scope, request.RegionCode, request.ClassCode, request.Period, null, cancellationToken) is { } report
            ? new ReportFile(request.DraftName, request.Form.ContentType, request.Form.Print(report))
            : null;
}

/// <summary>A printed report.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">What is in it.</param>
internal sealed record ReportFile(string Name, string ContentType, byte[] Content);
