using System.Security.Claims;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Figures and exclusions of institutions by program, their approval, and the rows that judge.</summary>
internal static class FactEndpoints
{
    private const int MostFacts = 1_000;

    /// <summary>Maps the addresses. Reading needs a log-in; everything else the permission and the antiforgery token.</summary>
    public static void MapFacts(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Facts");
        group.MapGet("/facts/pending", PendingAsync).WithSummary("Figures that wait for approval, the oldest first, 100 unless limit says otherwise; go on with offset.");
        group.MapGet("/institutions/{code}/exclusions", ExclusionsAsync).WithSummary("What is taken out of an institution, with its approval.");
        group.MapGet("/institutions/{code}/rows", RowsAsync).WithSummary("Which rows judge an institution, why and for which years.");
        group.MapGet("/institutions/{code}/rows/candidates", CandidatesAsync).WithSummary("The rows that fit an institution in a year: what an officer may decide between.");
        api.MapGroup("").WithTags("Facts").RequireAuthorization(AccountsSetup.ProposeFactsPolicy).DemandAntiforgery()
            .MapPost("/facts", EnterAsync).WithSummary("Enters a figure, also of one's own institution; it counts once another account has approved it.");
        var desk = api.MapGroup("").WithTags("Facts").RequireAuthorization(AccountsSetup.FactsPolicy).DemandAntiforgery();
        desk.MapPost("/facts/{id:int}/decide", DecideAsync).WithSummary("Approves or rejects a figure; a reason is needed to reject, and to approve what is questioned.");
        desk.MapPost("/exclusions/{id:int}/decide", DecideExclusionAsync).WithSummary("Approves or rejects an exclusion by a document.");
        desk.MapPost("/institutions/{code}/rows", AssignAsync).WithSummary("Decides which of the rows that fit judges an institution.");
        desk.MapPost("/rows/{id:int}/withdraw", WithdrawAsync).WithSummary("Withdraws such a decision with a reason.");
    }

    private static async Task<Ok<PendingFactsResponse>> PendingAsync(
        int? offset, int? limit, ClaimsPrincipal user, FactDesk facts, CancellationToken cancellationToken)
    {
        var (waiting, total) = await facts.PendingAsync(user.ToScope(), Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 100, 1, MostFacts), cancellationToken);
        return TypedResults.Ok(new PendingFactsResponse(total, waiting));
    }

    private static async Task<Ok<IReadOnlyList<BoundaryExclusion>>> ExclusionsAsync(
        string code, ClaimsPrincipal user, ExclusionDesk exclusions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await exclusions.ListAsync(user.ToScope(), code, cancellationToken));

    private static async Task<Ok<IReadOnlyList<RowAssignment>>> RowsAsync(
        string code, ClaimsPrincipal user, RowDecisions rows, CancellationToken cancellationToken) =>
        TypedResults.Ok(await rows.ListAsync(user.ToScope(), code, cancellationToken));

    private static async Task<Ok<IEnumerable<CandidateResponse>>> CandidatesAsync(
        string code, int? year, ClaimsPrincipal user, RowDecisions rows, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok((await rows.CandidatesAsync(user.ToScope(), code, year is >= 2000 and <= 2200 ? year.Value : time.GetUtcNow().Year, cancellationToken))
            .Select(row => new CandidateResponse(row.StandardCode, QuotaRowResponse.From(row))));

    private static async Task<IResult> EnterAsync(FactRequest request, ClaimsPrincipal user, FactDesk facts, CancellationToken cancellationToken) =>
        EditProblem.Of(await facts.EnterAsync(
            user.ToScope(),
            new InstitutionFact
            {
                InstitutionCode = request.Institution ?? "",
                Kind = request.Kind,
                Subject = request.Subject ?? "",
                From = request.From,
                To = request.To,
                Value = request.Value,
                Present = request.Present,
                PresentOf = request.PresentOf,
                Source = request.Source ?? "",
                EnteredBy = "",
                EnteredAt = default,
            },
            cancellationToken)) ?? TypedResults.NoContent();

    private static async Task<IResult> DecideAsync(
        int id, ApprovalRequest request, ClaimsPrincipal user, FactDesk facts, CancellationToken cancellationToken) =>
        EditProblem.Of(await facts.DecideAsync(user.ToScope(), id, request.Approve, request.Reason, cancellationToken)) ?? TypedResults.NoContent();

    private static async Task<IResult> DecideExclusionAsync(
        int id, ApprovalRequest request, ClaimsPrincipal user, ExclusionDesk exclusions, CancellationToken cancellationToken) =>
        EditProblem.Of(await exclusions.DecideAsync(user.ToScope(), id, request.Approve, request.Reason, cancellationToken)) ?? TypedResults.NoContent();

    private static async Task<IResult> AssignAsync(
        string code, AssignRequest request, ClaimsPrincipal user, RowDecisions rows, CancellationToken cancellationToken) =>
        EditProblem.Of(await rows.DecideAsync(
            user.ToScope(),
            new RowAssignment
            {
                InstitutionCode = code,
                Indicator = default,
                StandardCode = request.Standard ?? "",
                RowKey = request.Row ?? "",
                FromYear = request.FromYear,
                ToYear = request.ToYear,
                ReasonZh = request.Reason ?? "",
                ReasonEn = request.Reason ?? "",
                Document = request.Document ?? "",
                Automatic = false,
                DecidedBy = "",
                DecidedAt = default,
            },
            cancellationToken)) ?? TypedResults.NoContent();

    private static async Task<IResult> WithdrawAsync(
        int id, WithdrawRequest request, ClaimsPrincipal user, RowDecisions rows, CancellationToken cancellationToken) =>
        EditProblem.Of(await rows.WithdrawAsync(user.ToScope(), id, request.Reason ?? "", cancellationToken)) ?? TypedResults.NoContent();
}

/// <summary>Figures that wait.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Facts">The part asked for.</param>
public sealed record PendingFactsResponse(int Total, IEnumerable<InstitutionFact> Facts);

/// <summary>A row that fits an institution.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Row">The row.</param>
public sealed record CandidateResponse(string Standard, QuotaRowResponse Row);

/// <summary>A figure to enter.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The person type, or the name of a correction's figure.</param>
/// <param name="From">First day it holds.</param>
/// <param name="To">The day it ends, exclusive.</param>
/// <param name="Value">The figure.</param>
/// <param name="Present">Of persons: how many days or months they are present.</param>
/// <param name="PresentOf">Of how many.</param>
/// <param name="Source">The document.</param>
public sealed record FactRequest(
    string? Institution, InstitutionFactKind Kind, string? Subject, DateOnly From, DateOnly? To, decimal Value, decimal? Present, decimal? PresentOf, string? Source);

/// <summary>The decision about something that waits.</summary>
/// <param name="Approve">Approved, or else rejected.</param>
/// <param name="Reason">The reason; of an exclusion the document.</param>
public sealed record ApprovalRequest(bool Approve, string? Reason);

/// <summary>Which row judges an institution.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Row">The row's key.</param>
/// <param name="FromYear">The first year.</param>
/// <param name="ToYear">The last year, inclusive; left out: from then on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">By which document.</param>
public sealed record AssignRequest(string? Standard, string? Row, int FromYear, int? ToYear, string? Reason, string? Document);
