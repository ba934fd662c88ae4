using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Files;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Reporting;
using EnergyQuota.Server.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Filed reports: the index and the files.</summary>
internal static class FiledReportEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapFiledReports(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/reports").WithTags("Reports");
        group.MapGet("/", ListAsync)
            .WithSummary("Filed reports of institutions and regions, newest first.")
            .WithDescription("month as 2026-03 (the first of a longer period); institution: the code of an institution or region, or part of its code or name; regions: reports of regions only (true) or of institutions only (false); skip and take (200 by default, 1000 at most) page through the list.");
        group.MapGet("/{id:long}/file", FileAsync)
            .WithSummary("The bytes of a filed report, proved against the SHA-256 of the index.")
            .WithDescription("409 where the file is gone or was altered since it was filed: nothing is handed out then.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<FiledReportList>, ValidationProblem>> ListAsync(
        string? month, string? institution, bool? regions, int? skip, int? take, ClaimsPrincipal user, FiledReports reports, CancellationToken cancellationToken)
    {
        Month wanted = default;
        if (month is not null && !ReportRequest.TryMonth(month, out wanted))
        {
            return FieldProblem.Month();
        }

        var filter = new FiledReportFilter(month is null ? null : wanted.FirstDay, institution, skip ?? 0, take ?? 200, regions);
        var page = await reports.ListAsync(user.ToScope(), filter, cancellationToken);
        return TypedResults.Ok(new FiledReportList(page.Total, page.Rows.Select(FiledReportResponse.From)));
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> FileAsync(
        long id, ClaimsPrincipal user, FiledReports reports, CancellationToken cancellationToken)
    {
        var found = await reports.ReadAsync(user.ToScope(), id, cancellationToken);
        return found switch
        {
            { Report: { } report, Content: { } content } => TypedResults.File(content, report.Form.ContentType, report.FileName),
            { Fault: ArchiveFault.NotFound } => TypedResults.NotFound(),
            _ => TypedResults.Problem(Text.Of(found.Fault!.Value), statusCode: StatusCodes.Status409Conflict),
        };
    }
}

/// <summary>A part of the list of filed reports.</summary>
/// <param name="Total">How many fit the filter in all.</param>
/// <param name="Reports">The part asked for.</param>
public sealed record FiledReportList(int Total, IEnumerable<FiledReportResponse> Reports);

/// <summary>A file of a filed report.</summary>
/// <param name="Id">Its number, for <c>/reports/{id}/file</c>.</param>
/// <param name="InstitutionCode">Whose report; empty for a region's.</param>
/// <param name="RegionCode">The region whose report it is; empty for an institution's.</param>
/// <param name="Period">The period, as 2026-03, 2026-Q1 or 2026.</param>
/// <param name="Month">Its first month, as 2026-03.</param>
/// <param name="Edition">1 for the first; a later edition replaces the one before, which is kept.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Format"><c>pdf</c>, <c>xlsx</c> or <c>html</c>.</param>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits.</param>
/// <param name="LengthBytes">Its length.</param>
/// <param name="FiledAtUtc">When it was filed.</param>
/// <param name="FiledBy">By which account or job.</param>
/// <param name="Reason">Why there is a new edition; empty for the first.</param>
public sealed record FiledReportResponse(
    long Id, string InstitutionCode, string RegionCode, string Period, string Month, int Edition, string Language, string Format, string Sha256, long LengthBytes,
    DateTimeOffset FiledAtUtc, string FiledBy, string Reason)
{
    internal static FiledReportResponse From(FiledReportRow row) => new(
        row.Report.Id, row.Report.InstitutionCode, row.Report.RegionCode, row.Report.Period.ToString(), Metering.Month.Of(row.Report.Month).ToString(), row.Report.Edition, row.Report.Language,
        row.Report.Extension, row.Report.Sha256, row.Report.Length, row.Report.FiledAt, row.Report.FiledBy, row.Report.Reason);
}
