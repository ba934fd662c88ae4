using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Reporting;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Closing months by program: what is closed, what would be, closing it, and reopening it.</summary>
internal static class ClosingEndpoints
{
    private const int MostInstitutions = 200;

    /// <summary>Maps the addresses. Reading needs a log-in; closing and reopening their permission and the antiforgery token.</summary>
    public static void MapClosing(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/closing").WithTags("Closing");
        group.MapGet("/{month}", ListAsync)
            .WithSummary("Institutions with the state of a month, written as 2026-03; 25 unless limit says otherwise, 200 at most; go on with offset, search with q, and state is open, ready, blocked or closed.");
        group.MapPost("/{month}", CloseManyAsync).RequireAuthorization(AccountsSetup.ClosingPolicy).DemandAntiforgery()
            .WithSummary("Closes the month of every institution named, or of all that the account sees, that nothing blocks; tells which were left and why.");
        group.MapGet("/{month}/{institution}", FindAsync).WithSummary("An institution's month: as it is closed, or as it would be closed now.");
        group.MapGet("/{month}/{institution}/registers.csv", CsvAsync).WithSummary("Its registers as a file.");
        group.MapPost("/{month}/{institution}", CloseAsync).RequireAuthorization(AccountsSetup.ClosingPolicy).DemandAntiforgery()
            .WithSummary("Closes an institution's month. digest, from the preview, makes it a conflict where something changed since; accepted names what is weak and accepted.");
        group.MapGet("/{month}/{institution}/reopening", ReopeningAsync).WithSummary("What reopening an institution's month would meet and move.");
        group.MapPost("/{month}/{institution}/reopening", ReopenAsync).RequireAuthorization(AccountsSetup.ReopeningPolicy).DemandAntiforgery()
            .WithSummary("Reopens an institution's newest closed month, and its year where that is closed: with a reason, a document, and insistence where a case rests on it.");
    }

    private static async Task<IResult> ListAsync(
        string month, string? q, ClosingState? state, int? offset, int? limit, ClaimsPrincipal user, ClosingQuery closings, CancellationToken cancellationToken)
    {
        if (!ReportRequest.TryMonth(month, out var wanted))
        {
            return FieldProblem.Month();
        }

        var page = await closings.PageAsync(
            user.ToScope(), wanted, q ?? "", state, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 25, 1, MostInstitutions), cancellationToken);
        return TypedResults.Ok(new ClosingListResponse(
            page.Total,
            new ClosingCountsResponse(page.Counts.All, page.Counts.Open, page.Counts.Closed, page.Counts.Ready, page.Counts.Blocked),
            page.Rows.Select(row => new ClosingStateResponse(
                row.Institution.Code, row.View.Head is not null, row.Pending, row.View.Registers.Count, row.View.Head?.ClosedAt, row.View.Blocks.Select(BlockResponse.From)))));
    }

    private static async Task<IResult> CloseManyAsync(
        string month, CloseManyRequest request, ClaimsPrincipal user, ClosingQuery closings, PeriodCloser closer, CancellationToken cancellationToken)
    {
        if (!ReportRequest.TryMonth(month, out var wanted))
        {
            return FieldProblem.Month();
        }

        var asked = request.Institutions ?? await closings.OpenAsync(user.ToScope(), wanted, request.Q ?? "", cancellationToken);
        var results = await closer.CloseManyAsync(user.ToScope(), asked, wanted, null, cancellationToken);
        closings.Forget(wanted);
        return TypedResults.Ok(new ClosedManyResponse(
            results.Values.Count(result => result.Result.Outcome == EditOutcome.Done),
            results.Where(result => !result.Value.Result.Holds)
                .Select(result => new LeftOpenResponse(result.Key, result.Value.Result.Outcome, result.Value.Blocks.Select(BlockResponse.From)))));
    }

    private static async Task<IResult> FindAsync(
        string month, string institution, ClaimsPrincipal user, ClosingQuery closings, CancellationToken cancellationToken) =>
        !ReportRequest.TryMonth(month, out var wanted) ? FieldProblem.Month()
        : await closings.FindAsync(user.ToScope(), institution, wanted, cancellationToken) is { } view ? TypedResults.Ok(ClosingResponse.From(view))
        : TypedResults.NotFound();

    private static async Task<IResult> CsvAsync(
        string month, string institution, ClaimsPrincipal user, ClosingQuery closings, CancellationToken cancellationToken) =>
        !ReportRequest.TryMonth(month, out var wanted) ? FieldProblem.Month()
        : await closings.FindAsync(user.ToScope(), institution, wanted, cancellationToken) is { } view
            ? TypedResults.File(ClosingFile.Of(view), ClosingFile.ContentType, $"closing-{wanted}-{institution}.csv")
        : TypedResults.NotFound();

    private static async Task<IResult> CloseAsync(
        string month, string institution, CloseRequest request, ClaimsPrincipal user, PeriodCloser closer, CancellationToken cancellationToken)
    {
        if (!ReportRequest.TryMonth(month, out var wanted))
        {
            return FieldProblem.Month();
        }

        var accepted = (request.Accepted ?? []).Select(a => new Acceptance(new RegisterId(a.Meter, a.Register ?? RegisterId.DefaultName), a.Part, a.Reason ?? "")).ToList();
        var closed = await closer.CloseAsync(user.ToScope(), institution, wanted, accepted, request.Digest, cancellationToken);
        return closed.Result.Outcome switch
        {
            EditOutcome.Done or EditOutcome.Unchanged => TypedResults.NoContent(),
            EditOutcome.Conflict => TypedResults.Problem("The data have changed since the preview.", statusCode: StatusCodes.Status409Conflict),
            EditOutcome.Invalid when closed.Blocks.Count > 0 => TypedResults.Json(closed.Blocks.Select(BlockResponse.From), statusCode: StatusCodes.Status409Conflict),
            _ => EditProblem.Of(closed.Result)!,
        };
    }

    private static async Task<IResult> ReopeningAsync(
        string month, string institution, ClaimsPrincipal user, PeriodReopener reopener, CancellationToken cancellationToken) =>
        !ReportRequest.TryMonth(month, out var wanted) ? FieldProblem.Month()
        : await reopener.ViewAsync(user.ToScope(), institution, wanted, cancellationToken) is { } view ? TypedResults.Ok(ReopeningResponse.From(view))
        : TypedResults.NotFound();

    private static async Task<IResult> ReopenAsync(
        string month, string institution, ReopenBody request, ClaimsPrincipal user, PeriodReopener reopener, CancellationToken cancellationToken) =>
        !ReportRequest.TryMonth(month, out var wanted) ? FieldProblem.Month()
        : ReopenedResult(await reopener.ReopenAsync(user.ToScope(), institution, wanted, request.ToRequest(), cancellationToken));

    /// <summary>The answer to a reopening.</summary>
    internal static IResult ReopenedResult(ReopenResult reopened) => reopened.Blocks.Count > 0
        ? TypedResults.Json(reopened.Blocks.Select(ReopenBlockResponse.From), statusCode: StatusCodes.Status409Conflict)
        : EditProblem.Of(reopened.Result) ?? TypedResults.NoContent();
}
