using System.Security.Claims;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Data for the statistical forms as a workbook.</summary>
internal static class StatisticalFormEndpoint
{
    /// <summary>Maps the address.</summary>
    public static void MapStatisticalForms(this IEndpointRouteBuilder api) => api.MapGet("/reports/forms", FileAsync)
        .WithTags("Reports")
        .WithSummary("Data for the statistical forms of an institution, or of a region as a list, as an Excel workbook.")
        .WithDescription("institution or region: a code, one of the two; period as 2026-03, 2026-Q1 or 2026; lang zh (default) or en. Not an official layout; the workbook says what is not verified.")
        .Produces(StatusCodes.Status200OK, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> FileAsync(
        string? institution, string? region, string period, string? lang, ClaimsPrincipal user, StatisticalFormFiles files, CancellationToken cancellationToken)
    {
        if (!ReportPeriod.TryParse(period, out var wanted))
        {
            return FieldProblem.Of("period", "Must be a period written as 2026-03, 2026-Q1 or 2026.");
        }

        if (string.IsNullOrEmpty(institution) == string.IsNullOrEmpty(region))
        {
            return FieldProblem.Of("institution", "Name either an institution or a region.");
        }

        if (ReportForm.Find(lang ?? "zh", "xlsx") is not { } form)
        {
            return FieldProblem.Of("lang", "Must be zh or en.");
        }

        var file = await files.PrintAsync(user.ToScope(), institution, region, wanted, form, cancellationToken);
        return file is null ? TypedResults.NotFound() : TypedResults.File(file.Content, file.ContentType, file.Name);
    }
}
