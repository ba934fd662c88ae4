using System.Security.Claims;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Bills and hand readings that institutions propose, and what officers make of them.</summary>
internal static class ProposalEndpoints
{
    private const int MostProposals = 1_000;

    /// <summary>Maps the addresses.</summary>
    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        api.MapGet("/proposals", ListAsync).WithTags("Data desk").WithSummary("Bills and hand readings that institutions of the scope have proposed, newest first, 100 unless limit says otherwise.");
        api.MapGet("/proposals/{id:int}/attachment", FileAsync).WithTags("Data desk").WithSummary("The scan or photograph of a proposal, proved against its SHA-256.");
        var own = api.MapGroup("/meters/{code}/proposals").WithTags("Data desk").RequireAuthorization(AccountsSetup.ProposeEntriesPolicy).DemandAntiforgery();
        own.MapPost("/bills", ProposeBillAsync).WithSummary("Proposes a bill; it counts once an officer has taken it.");
        own.MapPost("/hand-readings", ProposeReadingAsync).WithSummary("Proposes a register read by hand; it counts once an officer has taken it.");
        api.MapPost("/proposals/{id:int}/decide", DecideAsync).WithTags("Data desk").RequireAuthorization(AccountsSetup.DataPolicy).DemandAntiforgery()
            .WithSummary("Takes a proposal, or refuses it with a reason.");
    }

    private static async Task<Ok<IReadOnlyList<EntryProposal>>> ListAsync(
        ApprovalState? state, int? limit, ClaimsPrincipal user, EntryProposals proposals, CancellationToken cancellationToken) =>
        TypedResults.Ok(await proposals.ListAsync(user.ToScope(), state, Math.Clamp(limit ?? 100, 1, MostProposals), cancellationToken));

    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> FileAsync(
        int id, ClaimsPrincipal user, EntryProposals proposals, AttachmentStore store, CancellationToken cancellationToken) =>
        await proposals.FindAsync(user.ToScope(), id, cancellationToken) is not { Attachment: { } name } known ? TypedResults.NotFound()
        : AttachmentEndpoints.Answer(await store.ReadAsync(known, cancellationToken), name);

    private static async Task<IResult> ProposeBillAsync(string code, BillRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        EditProblem.Of(await work.ProposeAsync(user.ToScope(), request.Read(code), cancellationToken)) ?? TypedResults.NoContent();

    private static async Task<IResult> ProposeReadingAsync(
        string code, HandReadingRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        EditProblem.Of(await work.ProposeAsync(user.ToScope(), request.Read(code), cancellationToken)) ?? TypedResults.NoContent();

    private static async Task<IResult> DecideAsync(int id, ApprovalRequest request, ClaimsPrincipal user, RegistryEditor editor, CancellationToken cancellationToken) =>
        EditProblem.Of(await editor.DecideProposalAsync(user.ToScope(), id, request.Approve, request.Reason, cancellationToken)) ?? TypedResults.NoContent();
}
