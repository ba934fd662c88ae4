using System.Security.Claims;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>How verdicts came about, and their evidence packs.</summary>
internal static class EvidenceEndpoints
{
    private const string ContentType = "application/zip";

    /// <summary>Maps the addresses.</summary>
    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/verdicts").WithTags("Quotas");
        group.MapGet("/{id:long}/explanation", ExplainAsync)
            .WithSummary("The way from the registers to the grade of a verdict, step by step, exact; what differs when it is computed again.")
            .WithDescription("With readings=true it begins at what the registers showed at the ends of the months, found from the readings.");
        group.MapGet("/{id:long}/evidence", PackAsync).RequireAuthorization(AccountsSetup.EvidencePolicy)
            .WithSummary("The evidence pack of a verdict: a signed zip that the verb verify checks.")
            .WithDescription("409 where readings and ledger do not give what the verdict cites: no pack is made then, and what does not fit is said.")
            .Produces(StatusCodes.Status200OK, contentType: ContentType)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<ExplanationResponse>, NotFound>> ExplainAsync(
        long id, ClaimsPrincipal user, EvidencePacks packs, CancellationToken cancellationToken, bool readings = false) =>
        await packs.ExplainAsync(user.ToScope(), id, readings, cancellationToken) is { } explained
            ? TypedResults.Ok(ExplanationResponse.From(explained)) : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound, ForbidHttpResult, ProblemHttpResult>> PackAsync(
        long id, ClaimsPrincipal user, EvidencePacks packs, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"energyquota-{Guid.NewGuid():N}.zip");
        var outcome = await packs.MakeAsync(user.ToScope(), id, path, cancellationToken);
        return outcome switch
        {
            { Manifest: { } manifest } => TypedResults.File(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.SequentialScan),
                ContentType, $"evidence-{manifest.Institution}-{manifest.Year}-{manifest.Verdict}.zip"),
            { Fault: EvidenceFault.NotFound } => TypedResults.NotFound(),
            { Fault: EvidenceFault.NotAllowed } => TypedResults.Forbid(),
            _ => TypedResults.Problem(string.Join('\n', outcome.Details), statusCode: StatusCodes.Status409Conflict),
        };
    }
}

/// <summary>How a verdict came about.</summary>
/// <param name="Id">Its number.</param>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Year">The year judged.</param>
/// <param name="Indicator">The indicator; absent where no row fits.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Value">The value as shown; rounded to 3 decimals.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Current">Whether it is the newest.</param>
/// <param name="Differences">What differs when it is computed again from its stored inputs; empty: nothing.</param>
/// <param name="Steps">The steps.</param>
/// <param name="ReadingsUnavailable">Why the step from the readings is missing although it was asked for; absent where it is not.</param>
public sealed record ExplanationResponse(
    long Id, string InstitutionCode, int Year, QuotaIndicator? Indicator, Grade Grade, decimal? Value, string Unit, int Revision, bool Current,
    IReadOnlyList<string> Differences, IReadOnlyList<ExplainedStep> Steps, string? ReadingsUnavailable)
{
    internal static ExplanationResponse From(ExplainedVerdict explained) => new(
        explained.Verdict.Id, explained.Verdict.InstitutionCode, explained.Verdict.Year, explained.Verdict.Indicator, explained.Verdict.Grade, explained.Verdict.Value,
        explained.Verdict.Unit, explained.Verdict.Revision, explained.Verdict.Current, explained.Differences, explained.Steps, explained.ReadingsUnavailable);
}
