using System.Security.Claims;
using EnergyQuota.Reports;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Prints monthly reports on demand, as drafts; filed reports are under <c>/api/v1/reports</c>.</summary>
internal static class ReportEndpoint
{
    /// <summary>Maps <c>/reports/file</c>.</summary>
    public static void MapReports(this IEndpointRouteBuilder app) =>
        app.MapGet("/reports/file", DownloadAsync).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound, BadRequest>> DownloadAsync(
        string institution, string month, string lang, string format, ClaimsPrincipal user, DraftReports reports, CancellationToken cancellationToken)
    {
        if (!ReportRequest.TryMonth(month, out var wanted) || ReportForm.Find(lang, format) is not { } form)
        {
            return TypedResults.BadRequest();
        }

        var file = await reports.PrintAsync(new ReportRequest(user.ToScope(), institution, wanted, form), cancellationToken);
        return file is null ? TypedResults.NotFound() : TypedResults.File(file.Content, file.ContentType, file.Name);
    }
}
