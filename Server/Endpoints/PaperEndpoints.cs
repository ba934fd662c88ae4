using System.Security.Claims;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Inspections.Papers.Sources;
using EnergyQuota.Registry.Files;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Official papers by program: the register, the files, drafts, issuing, declaring void.</summary>
internal static class PaperEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapPapers(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/papers").WithTags("Papers");
        group.MapGet("/", ListAsync)
            .WithSummary("Issued papers, newest number first.")
            .WithDescription("institution: its code; year; kind as explanation-notice; case: the number of the case; q: part of the number, or of the institution's name or code; offset, limit (200 by default, 1000 at most).");
        group.MapGet("/{id:long}/file", FileAsync)
            .WithSummary("A file of an issued paper, docx or pdf, proved against the SHA-256 of the register.")
            .WithDescription("404 also where there is no PDF because its typeface lacks a character; 409 where the file is gone or was altered.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/drafts/{kind}/{caseId:long}", DraftAsync).RequireAuthorization(AccountsSetup.PapersPolicy)
            .WithSummary("The paper of a case as a draft, docx or pdf: marked on every page, without a number, kept nowhere.");
        group.MapPost("/{kind}/{caseId:long}", IssueAsync).RequireAuthorization(AccountsSetup.PapersPolicy).DemandAntiforgery()
            .WithSummary("Issues the paper of a case: takes the next number and keeps Word and PDF for ever.");
        group.MapPost("/{id:long}/reissue", ReissueAsync).RequireAuthorization(AccountsSetup.PapersPolicy).DemandAntiforgery()
            .WithSummary("Issues the paper of the same case anew with the next number; the one named becomes void. Takes a reason.");
        group.MapPost("/{id:long}/void", VoidAsync).RequireAuthorization(AccountsSetup.PapersPolicy).DemandAntiforgery()
            .WithSummary("Declares a paper void, with a reason. Its number stays used and its files stay kept.");
    }

    private static async Task<Results<Ok<PaperList>, ValidationProblem>> ListAsync(
        string? institution, int? year, string? kind, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "case")] long? caseId, string? q, int? offset, int? limit,
        ClaimsPrincipal user, IPapers papers, CancellationToken cancellationToken)
    {
        var wanted = PaperKinds.Find(kind);
        if (kind is not null && wanted is null)
        {
            return FieldProblem.Of("kind", $"Must be one of {string.Join(", ", PaperKinds.All.Select(PaperKinds.Slug))}.");
        }

        var page = await papers.ListAsync(user.ToScope(), new PaperFilter(institution, year, wanted, caseId, q, offset ?? 0, limit ?? 200), cancellationToken);
        return TypedResults.Ok(new PaperList(page.Total, page.Papers.Select(PaperResponse.From)));
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult, ValidationProblem>> FileAsync(
        long id, string? format, ClaimsPrincipal user, IPapers papers, CancellationToken cancellationToken)
    {
        if (PaperForms.Find(format) is not { } form)
        {
            return NoForm();
        }

        var read = await papers.ReadAsync(user.ToScope(), id, form, cancellationToken);
        return read switch
        {
            { Paper: { } paper, Content: { } content } => TypedResults.File(content, form.ContentType(), paper.FileName(form)),
            { Fault: ArchiveFault.NotFound } => TypedResults.NotFound(),
            _ => TypedResults.Problem(Text.Of(read.Fault!.Value), statusCode: StatusCodes.Status409Conflict),
        };
    }

    private static async Task<IResult> DraftAsync(
        string kind, long caseId, string? format, ClaimsPrincipal user, CasePapers papers, CancellationToken cancellationToken)
    {
        if (PaperKinds.Find(kind) is not { } wanted)
        {
            return TypedResults.NotFound();
        }

        if (PaperForms.Find(format) is not { } form)
        {
            return NoForm();
        }

        var draft = await papers.DraftAsync(user.ToScope(), wanted, caseId, cancellationToken);
        return draft.Files is null ? Problem(draft.Outcome, draft.Faults)
            : draft.Files.Bytes(form) is { } content ? TypedResults.File(content, form.ContentType(), $"{wanted.Slug()}-{caseId}-draft.{form.Extension()}")
            : TypedResults.Problem($"The typeface of the PDF lacks {string.Join(' ', draft.Files.Missing)}; take the Word file.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> IssueAsync(string kind, long caseId, ClaimsPrincipal user, CasePapers papers, CancellationToken cancellationToken) =>
        PaperKinds.Find(kind) is { } wanted ? Answer(await papers.IssueAsync(user.ToScope(), wanted, caseId, null, cancellationToken)) : TypedResults.NotFound();

    private static async Task<IResult> ReissueAsync(long id, PaperReason reason, ClaimsPrincipal user, CasePapers papers, CancellationToken cancellationToken) =>
        Answer(await papers.ReissueAsync(user.ToScope(), new PaperReplacement(id, reason.Reason ?? ""), cancellationToken));

    private static async Task<IResult> VoidAsync(long id, PaperReason reason, ClaimsPrincipal user, IPapers papers, CancellationToken cancellationToken)
    {
        var outcome = await papers.VoidAsync(user.ToScope(), id, reason.Reason ?? "", cancellationToken);
        return outcome == IssueOutcome.Done ? TypedResults.NoContent() : Problem(outcome, []);
    }

    private static IResult Answer(IssueResult result) =>
        result is { Outcome: IssueOutcome.Done, Paper: { } paper } ? TypedResults.Ok(PaperResponse.From(paper)) : Problem(result.Outcome, result.Faults);

    private static IResult Problem(IssueOutcome outcome, IReadOnlyList<PaperFault> faults) => outcome switch
    {
        IssueOutcome.NotFound => TypedResults.NotFound(),
        IssueOutcome.NotAllowed => TypedResults.Problem("This account may not issue papers here.", statusCode: StatusCodes.Status403Forbidden),
        IssueOutcome.ReasonInvalid => FieldProblem.Of("reason", $"Must be 1 to {Inspections.Papers.Register.Papers.LongestReason} characters."),
        IssueOutcome.NoIssuer => TypedResults.Problem("No issuer that supervises the institution and lies within the account's area is set (Papers:Issuers).", statusCode: StatusCodes.Status409Conflict),
        IssueOutcome.AlreadyIssued => TypedResults.Problem("The case has a paper in force; reissue it.", statusCode: StatusCodes.Status409Conflict),
        IssueOutcome.NotInOrder => TypedResults.Problem("The paper is void already, or cannot be replaced.", statusCode: StatusCodes.Status409Conflict),
        _ => TypedResults.Problem(string.Join(' ', faults.Select(static fault => fault.En)), statusCode: StatusCodes.Status409Conflict, title: "Refused"),
    };

    private static ValidationProblem NoForm() => FieldProblem.Of("format", "Must be docx or pdf.");
}
