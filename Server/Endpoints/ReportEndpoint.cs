using System.Security.Claims;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Downloads of monthly reports.</summary>
internal static class ReportEndpoint
{
    /// <summary>Maps <c>/reports/file</c>.</summary>
    public static void MapReports(this IEndpointRouteBuilder app) =>
        app.MapGet("/reports/file", DownloadAsync).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, NotFound, BadRequest>> DownloadAsync(
        string institution, string month, string lang, string format, ClaimsPrincipal user, ReportFiles reports, CancellationToken cancellationToken)
    {
        if (!ReportRequest.TryMonth(month, out var wanted) || !ReportRequest.TryLanguage(lang, out var language) || !ReportRequest.Extensions.Contains(format))
        {
            return TypedResults.BadRequest();
        }

        var file = await reports.PrintAsync(new ReportRequest(user.ToScope(), institution, wanted, language, format), cancellationToken);
        return file is null ? TypedResults.NotFound() : TypedResults.File(file.Content, file.ContentType, file.Name);
    }
}
