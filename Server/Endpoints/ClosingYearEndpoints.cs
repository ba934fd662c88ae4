using System.Security.Claims;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Closing years by program: what is closed, what stands in the way, closing and reopening.</summary>
internal static class ClosingYearEndpoints
{
    private const int MostInstitutions = 200;

    /// <summary>Maps the addresses. Reading needs a log-in; closing and reopening their permission and the antiforgery token.</summary>
    public static void MapClosingYears(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/closing/years/{year:int:range(2000,2200)}").WithTags("Closing");
        group.MapGet("", ListAsync)
            .WithSummary("Institutions with the state of a year; 25 unless limit says otherwise, 200 at most; go on with offset, search with q, and state is monthsOpen, monthsClosed or closed.");
        group.MapGet("/{institution}", FindAsync).WithSummary("An institution's year: as it is closed, or what stands in the way.");
        group.MapPost("/{institution}", CloseAsync).RequireAuthorization(AccountsSetup.ClosingPolicy).DemandAntiforgery()
            .WithSummary("Closes an institution's year and makes its verdicts final. digest, from the preview, makes it a conflict where something changed since; accepted names what is accepted.");
        group.MapPost("/{institution}/reopening", ReopenAsync).RequireAuthorization(AccountsSetup.ReopeningPolicy).DemandAntiforgery()
            .WithSummary("Reopens an institution's newest closed year; its months stay closed. With a reason, a document, and insistence where a case rests on it.");
    }

    private static async Task<IResult> ListAsync(
        int year, string? q, ClosingYearState? state, int? offset, int? limit, ClaimsPrincipal user, ClosingYearQuery years, CancellationToken cancellationToken)
    {
        var page = await years.PageAsync(
            user.ToScope(), year, q ?? "", state, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 25, 1, MostInstitutions), cancellationToken);
        return TypedResults.Ok(new YearListResponse(
            page.Total,
            page.Counts.GetValueOrDefault(ClosingYearState.MonthsOpen),
            page.Counts.GetValueOrDefault(ClosingYearState.MonthsClosed),
            page.Counts.GetValueOrDefault(ClosingYearState.Closed),
            page.Rows.Select(row => new YearStateResponse(row.Institution.Code, row.ClosedMonths, row.Months, row.Head is not null, row.Head?.ClosedAt))));
    }

    private static async Task<IResult> FindAsync(
        int year, string institution, ClaimsPrincipal user, YearCloser closer, CancellationToken cancellationToken) =>
        await closer.ViewAsync(user.ToScope(), institution, year, cancellationToken) is { } view ? TypedResults.Ok(YearResponse.From(view)) : TypedResults.NotFound();

    private static async Task<IResult> CloseAsync(
        int year, string institution, CloseYearRequest request, ClaimsPrincipal user, YearCloser closer, CancellationToken cancellationToken)
    {
        var accepted = (request.Accepted ?? []).Select(a => new YearAcceptance(a.Kind, a.Subject ?? "", a.Reason ?? "")).ToList();
        var closed = await closer.CloseAsync(user.ToScope(), institution, year, accepted, request.Digest, cancellationToken);
        return closed.Result.Outcome switch
        {
            EditOutcome.Done or EditOutcome.Unchanged => TypedResults.NoContent(),
            EditOutcome.Conflict => TypedResults.Problem("Months or verdicts have changed since the preview.", statusCode: StatusCodes.Status409Conflict),
            EditOutcome.Invalid when closed.Blocks.Count > 0 => TypedResults.Json(closed.Blocks.Select(YearBlockResponse.From), statusCode: StatusCodes.Status409Conflict),
            _ => EditProblem.Of(closed.Result)!,
        };
    }

    private static async Task<IResult> ReopenAsync(
        int year, string institution, ReopenBody request, ClaimsPrincipal user, PeriodReopener reopener, CancellationToken cancellationToken) =>
        ClosingEndpoints.ReopenedResult(await reopener.ReopenYearAsync(user.ToScope(), institution, year, request.ToRequest(), cancellationToken));
}
