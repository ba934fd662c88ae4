using System.Security.Claims;
using System.Text;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Comparison;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Quotas.Standards.Trials;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Standards by program: their life and rows, as a file, beside another, tried on a past year. A code stands behind the question mark, since it holds slashes.</summary>
internal static class StandardEndpoints
{
    /// <summary>Maps the addresses. Reading needs a log-in; a decision the permission, a scope that sees every region, and the antiforgery token.</summary>
    public static void MapStandards(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/standards").WithTags("Standards");
        group.MapGet("", ListAsync).WithSummary("All standards with where they stand today; rows with code.");
        group.MapGet("/export", ExportAsync).WithSummary("A standard with its coefficient set, or everything without code, as the YAML file that is imported.");
        group.MapGet("/compare", CompareAsync).WithSummary("Two standards row by row: added, removed, changed with percent.");
        group.MapGet("/trial", TrialAsync).WithSummary("What institutions would be under a standard in a past year; officers and administrators. Stores nothing.");
        group.MapPost("/decisions", DecideAsync).RequireAuthorization(AccountsSetup.StandardsPolicy).DemandAntiforgery()
            .WithSummary("Records a decision: LegalityReview, Published, Repealed or PeriodicReview.");
    }

    private static async Task<Ok<IEnumerable<StandardResponse>>> ListAsync(
        string? code, ClaimsPrincipal user, StandardQuery standards, CancellationToken cancellationToken) =>
        TypedResults.Ok((await standards.ListAsync(user.ToScope(), cancellationToken))
            .Where(view => code is null || view.Standard.Code == code).Select(view => StandardResponse.From(view, code is not null)));

    private static async Task<IResult> ExportAsync(string? code, ClaimsPrincipal user, StandardQuery standards, CancellationToken cancellationToken) =>
        await standards.ExportAsync(user.ToScope(), code, cancellationToken) is { } text
            ? TypedResults.File(Encoding.UTF8.GetBytes(text), "application/yaml; charset=utf-8", "standards.yaml")
            : TypedResults.NotFound();

    private static async Task<IResult> CompareAsync(
        string? one, string? other, ClaimsPrincipal user, StandardQuery standards, CancellationToken cancellationToken)
    {
        var all = await standards.ListAsync(user.ToScope(), cancellationToken);
        var (left, right) = (all.FirstOrDefault(view => view.Standard.Code == one), all.FirstOrDefault(view => view.Standard.Code == other));
        return left is null || right is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(StandardComparison.Of(left.Standard, right.Standard).Select(RowDifferenceResponse.From));
    }

    private static async Task<IResult> TrialAsync(
        string? code, int? year, bool? onlyOver, ClaimsPrincipal user, StandardTrial trial, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wanted = year ?? (now.Year - 1);
        if (wanted is < 2000 or > 2200)
        {
            return FieldProblem.Of("year", "Must be a year from 2000 to 2200.");
        }

        return await trial.RunAsync(user.ToScope(), code ?? "", wanted, now, cancellationToken) is { } outcome
            ? TypedResults.Ok(new TrialResponse(
                outcome.StandardCode, outcome.Year, outcome.Institutions, outcome.Counts, outcome.Rows.Where(row => onlyOver is not true || row.IsOver)))
            : TypedResults.NotFound();
    }

    private static async Task<IResult> DecideAsync(
        DecisionRequest request, ClaimsPrincipal user, StandardDesk desk, CancellationToken cancellationToken)
    {
        var move = new StandardMove(
            request.Kind, request.On, request.By ?? "", request.Document ?? "", request.Result, request.Note ?? "",
            request.EffectiveFrom, request.FirstJudgedYear, request.EffectiveTo, request.RepealedBy);
        return await desk.DecideAsync(user.ToScope(), request.Code ?? "", move, cancellationToken) switch
        {
            null => TypedResults.NoContent(),
            LifeFault.NoSuchStandard => TypedResults.NotFound(),
            LifeFault.NotAllowed => TypedResults.Problem(Text.EnglishOf(LifeFault.NotAllowed), statusCode: StatusCodes.Status403Forbidden),
            { } fault => TypedResults.Problem(Text.EnglishOf(fault), title: fault.ToString(), statusCode: StatusCodes.Status409Conflict),
        };
    }
}

/// <summary>A decision to record.</summary>
/// <param name="Code">The standard.</param>
/// <param name="Kind">What is decided.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="By">Who decided.</param>
/// <param name="Document">The document and its number.</param>
/// <param name="Result">The result of a review.</param>
/// <param name="Note">What else is to be known.</param>
/// <param name="EffectiveFrom">Publication: the first day in force; left out: as the draft says.</param>
/// <param name="FirstJudgedYear">Publication: the first year it judges; left out: as the draft says.</param>
/// <param name="EffectiveTo">Repeal: the first day on which it is no longer in force.</param>
/// <param name="RepealedBy">Repeal: what takes its place.</param>
public sealed record DecisionRequest(
    string? Code, StandardDecisionKind Kind, DateOnly On, string? By, string? Document, ReviewResult? Result, string? Note,
    DateOnly? EffectiveFrom, int? FirstJudgedYear, DateOnly? EffectiveTo, string? RepealedBy);
