using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Reporting;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Closing months by program: what is closed, what would be, and closing it.</summary>
internal static class ClosingEndpoints
{
    private const int MostInstitutions = 200;

    /// <summary>Maps the addresses. Reading needs a log-in; closing the permission and the antiforgery token.</summary>
    public static void MapClosing(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/closing").WithTags("Closing");
        group.MapGet("/{month}", ListAsync)
            .WithSummary("Institutions with the state of a month, written as 2026-03; 25 unless limit says otherwise, 200 at most; go on with offset, search with q.");
        group.MapGet("/{month}/{institution}", FindAsync).WithSummary("An institution's month: as it is closed, or as it would be closed now.");
        group.MapGet("/{month}/{institution}/registers.csv", CsvAsync).WithSummary("Its registers as a file.");
        group.MapPost("/{month}/{institution}", CloseAsync).RequireAuthorization(AccountsSetup.ClosingPolicy).DemandAntiforgery()
            .WithSummary("Closes an institution's month. digest, from the preview, makes it a conflict where something changed since; accepted names what is weak and accepted.");
    }

    private static async Task<IResult> ListAsync(
        string month, string? q, int? offset, int? limit, ClaimsPrincipal user, ClosingQuery closings, CancellationToken cancellationToken)
    {
        if (!ReportRequest.TryMonth(month, out var wanted))
        {
            return FieldProblem.Month();
        }

        var page = await closings.PageAsync(user.ToScope(), wanted, q ?? "", Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 25, 1, MostInstitutions), cancellationToken);
        return TypedResults.Ok(new ClosingListResponse(
            page.Total, page.Rows.Select(row => new ClosingStateResponse(
                row.Institution.Code, row.View.Head is not null, row.Pending, row.View.Registers.Count, row.View.Head?.ClosedAt, row.View.Blocks.Select(BlockResponse.From)))));
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
}

/// <summary>What is to be closed.</summary>
/// <param name="Digest">The digest of the preview; left out: whatever it is now.</param>
/// <param name="Accepted">What is weak and accepted by name.</param>
public sealed record CloseRequest(string? Digest, IReadOnlyList<AcceptanceRequest>? Accepted);

/// <summary>Something weak that is accepted by name.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name; left out: the meter's only one.</param>
/// <param name="Part">What of it.</param>
/// <param name="Reason">Why; 1 to 400 characters.</param>
public sealed record AcceptanceRequest(string Meter, string? Register, ClosingPart Part, string? Reason);
