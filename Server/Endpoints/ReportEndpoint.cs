using System.Security.Claims;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Prints reports on demand, as drafts; filed reports are under <c>/api/v1/reports</c>.</summary>
internal static class ReportEndpoint
{
    /// <summary>Maps <c>/reports/file</c> and <c>/reports/region</c>.</summary>
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/reports/file", DownloadAsync).ExcludeFromDescription();
        app.MapGet("/reports/region", RegionAsync).ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound, BadRequest>> DownloadAsync(
        string institution, string period, string lang, string format, ClaimsPrincipal user, DraftReports reports, CancellationToken cancellationToken)
    {
        if (!ReportPeriod.TryParse(period, out var wanted) || ReportForm.Find(lang, format) is not { } form)
        {
            return TypedResults.BadRequest();
        }

        var file = await reports.PrintAsync(new ReportRequest(user.ToScope(), institution, wanted, form), cancellationToken);
        return file is null ? TypedResults.NotFound() : TypedResults.File(file.Content, file.ContentType, file.Name);
    }

    private static async Task<Results<FileContentHttpResult, NotFound, BadRequest>> RegionAsync(
        string region, string? @class, string period, string lang, string format, ClaimsPrincipal user, DraftReports reports, CancellationToken cancellationToken)
    {
        if (!ReportPeriod.TryParse(period, out var wanted) || ReportForm.Find(lang, format) is not { } form)
        {
            return TypedResults.BadRequest();
        }

        var asked = new RegionReportRequest(user.ToScope(), region, string.IsNullOrEmpty(@class) ? null : @class, wanted, form);
        var file = await reports.PrintAsync(asked, cancellationToken);
        return file is null ? TypedResults.NotFound() : TypedResults.File(file.Content, file.ContentType, file.Name);
    }
}
