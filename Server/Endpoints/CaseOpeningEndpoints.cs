using System.Security.Claims;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Sampling;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Opening cases by program, and drawing plans of inspections.</summary>
internal static class CaseOpeningEndpoints
{
    private const int LongestList = 1_000;

    /// <summary>Maps the addresses.</summary>
    public static void MapCaseOpenings(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Cases");
        group.MapGet("/cases/over", OverAsync).WithSummary("Current verdicts that say over and for which no explanation was asked; never one that cannot judge.");
        group.MapGet("/inspection-plans", PlansAsync).WithSummary("Plans of inspections that were drawn, newest first.");
        var changes = group.MapGroup("").RequireAuthorization(AccountsSetup.CasesPolicy).DemandAntiforgery();
        changes.MapPost("/cases/explanations", ExplainAsync).WithSummary("Decides to ask for an explanation of a verdict that says over (art. 17).");
        changes.MapPost("/cases/inspections", InspectAsync).WithSummary("Plans an inspection (art. 35), from another case or on its own.");
        changes.MapPost("/cases/opinions", OpinionAsync).WithSummary("Draws up a rectification opinion (art. 41) on waste found in another case.");
        changes.MapPost("/cases/audits", AuditAsync).WithSummary("Decides on an energy audit (art. 22).");
        changes.MapPost("/cases/tips", TipAsync).WithSummary("Records a tip (art. 8).");
        changes.MapPost("/inspection-plans", DrawAsync).WithSummary("Draws a plan: priority and a sample by the seed; inspections are planned at once.");
    }

    private static async Task<Ok<IReadOnlyList<Verdict>>> OverAsync(int? limit, ClaimsPrincipal user, CaseBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(await book.OverAsync(user.ToScope(), Math.Clamp(limit ?? 200, 1, LongestList), cancellationToken));

    private static async Task<Ok<IReadOnlyList<InspectionPlan>>> PlansAsync(ClaimsPrincipal user, InspectionPlans plans, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.ListAsync(user.ToScope(), cancellationToken));

    private static async Task<IResult> ExplainAsync(ExplanationRequest request, ClaimsPrincipal user, CaseOpener opener, CancellationToken cancellationToken) =>
        CaseProblem.Of(await opener.ExplainAsync(user.ToScope(), request.Verdict, request.Text ?? "", cancellationToken));

    private static async Task<IResult> InspectAsync(InspectionRequest request, ClaimsPrincipal user, CaseOpener opener, CancellationToken cancellationToken) =>
        CaseProblem.Of(await opener.InspectAsync(user.ToScope(), new OpenInspection(request.Institution ?? "", request.Text ?? "", request.Parent), cancellationToken));

    private static async Task<IResult> OpinionAsync(OpinionRequest request, ClaimsPrincipal user, CaseOpener opener, CancellationToken cancellationToken) =>
        CaseProblem.Of(await opener.OpinionAsync(user.ToScope(), new OpenOpinion(request.Parent, request.Place ?? "", request.Text ?? ""), cancellationToken));

    private static async Task<IResult> AuditAsync(AuditRequest request, ClaimsPrincipal user, CaseOpener opener, CancellationToken cancellationToken) =>
        CaseProblem.Of(await opener.AuditAsync(user.ToScope(), new OpenAudit(request.Institution ?? "", request.Text ?? "", request.Explanation), cancellationToken));

    private static async Task<IResult> TipAsync(TipRequest request, ClaimsPrincipal user, CaseOpener opener, CancellationToken cancellationToken) =>
        CaseProblem.Of(await opener.TipAsync(
            user.ToScope(),
            new OpenTip(request.Institution ?? "", request.Text ?? "", request.Informant ?? "") { On = request.On, Attachments = AttachmentRequest.Read(request.Attachments) },
            cancellationToken));

    private static async Task<IResult> DrawAsync(DrawRequest request, ClaimsPrincipal user, InspectionPlans plans, CancellationToken cancellationToken)
    {
        var (result, plan) = await plans.DrawAsync(user.ToScope(), request.Seed ?? "", request.Share, cancellationToken);
        return plan is null ? CaseProblem.Of(result) : TypedResults.Ok(plan);
    }
}

/// <summary>An explanation to be asked for.</summary>
/// <param name="Verdict">The verdict that says over.</param>
/// <param name="Text">What is asked; left out: the figures of the verdict.</param>
public sealed record ExplanationRequest(long Verdict, string? Text);

/// <summary>An inspection to be planned.</summary>
/// <param name="Institution">The institution's code.</param>
/// <param name="Text">Why.</param>
/// <param name="Parent">The case from which it comes; left out: none.</param>
public sealed record InspectionRequest(string? Institution, string? Text, long? Parent);

/// <summary>A rectification opinion to be drawn up.</summary>
/// <param name="Parent">The case in which the waste was found.</param>
/// <param name="Place">Where energy is wasted.</param>
/// <param name="Text">What is wasted and what is to be done.</param>
public sealed record OpinionRequest(long Parent, string? Place, string? Text);

/// <summary>An energy audit to be decided.</summary>
/// <param name="Institution">The institution's code.</param>
/// <param name="Text">Why.</param>
/// <param name="Explanation">The explanation that it is to verify; left out: none.</param>
public sealed record AuditRequest(string? Institution, string? Text, long? Explanation);

/// <summary>A tip.</summary>
/// <param name="Institution">The code of the institution it is about.</param>
/// <param name="Text">What is reported.</param>
/// <param name="Informant">Who reports, and how to reach them; may be left out.</param>
/// <param name="On">The day it was received; left out: today.</param>
/// <param name="Attachments">Photographs and papers.</param>
public sealed record TipRequest(string? Institution, string? Text, string? Informant, DateOnly? On, IReadOnlyList<AttachmentRequest>? Attachments);

/// <summary>A plan to be drawn.</summary>
/// <param name="Seed">The seed, 1 to 100 characters.</param>
/// <param name="Share">The share of those without priority, 0 to 1; left out: as the settings say, and never below.</param>
public sealed record DrawRequest(string? Seed, decimal? Share);
