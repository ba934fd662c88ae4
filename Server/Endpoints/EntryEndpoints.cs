using System.Security.Claims;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Desk;
using EnergyQuota.Server.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>The data desk by program: what was entered about a meter, and entering, previewing and withdrawing it.</summary>
internal static class EntryEndpoints
{
    /// <summary>Maps the addresses. Reading needs a log-in; everything else the permission to decide about data and the antiforgery token.</summary>
    public static void MapEntries(this IEndpointRouteBuilder api)
    {
        api.MapGet("/meters/{code}/events", ListAsync).WithTags("Data desk").WithSummary("Replacements, multiplier changes, hand readings and decisions of a meter, newest first.");
        api.MapGet("/meters/{code}/bills", BillsAsync).WithTags("Data desk").WithSummary("Bills of a meter, newest first.");
        var desk = api.MapGroup("/meters/{code}").WithTags("Data desk").RequireAuthorization(AccountsSetup.DataPolicy).DemandAntiforgery();
        desk.MapPost("/events/preview", PreviewEventAsync).WithSummary("What an event would change, day by day and month by month; writes nothing.");
        desk.MapPost("/events", SaveEventAsync).WithSummary("Enters an event: a replacement, multiplier change, decision, correction or void.");
        desk.MapPost("/events/{id:int}/withdraw/preview", PreviewWithdrawalAsync).WithSummary("What withdrawing an event would change; writes nothing.");
        desk.MapPost("/events/{id:int}/withdraw", WithdrawAsync).WithSummary("Withdraws an event with a reason.");
        desk.MapPost("/hand-readings/preview", PreviewHandAsync).WithSummary("What a register read by hand would change; writes nothing.");
        desk.MapPost("/hand-readings", SaveHandAsync).WithSummary("Enters a register read by hand.");
        desk.MapPost("/bills/preview", PreviewBillAsync).WithSummary("What a bill would change; writes nothing.");
        desk.MapPost("/bills", SaveBillAsync).WithSummary("Enters a bill; from inclusive, to exclusive.");
        desk.MapPost("/bills/{id:int}/withdraw/preview", PreviewBillWithdrawalAsync).WithSummary("What withdrawing a bill would change; writes nothing.");
        desk.MapPost("/bills/{id:int}/withdraw", WithdrawBillAsync).WithSummary("Withdraws a bill with a reason.");
    }

    private static async Task<Results<Ok<IEnumerable<EventResponse>>, NotFound>> ListAsync(
        string code, ClaimsPrincipal user, DeskQuery desk, MeterQuery meters, CancellationToken cancellationToken) =>
        await meters.FindAsync(user.ToScope(), code, cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok((await desk.OfMeterAsync(user.ToScope(), code, cancellationToken)).Select(EventResponse.From));

    private static async Task<Results<Ok<IEnumerable<BillResponse>>, NotFound>> BillsAsync(
        string code, ClaimsPrincipal user, DeskQuery desk, MeterQuery meters, CancellationToken cancellationToken) =>
        await meters.FindAsync(user.ToScope(), code, cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok((await desk.BillsAsync(user.ToScope(), code, cancellationToken)).Select(BillResponse.Of));

    private static Task<IResult> PreviewEventAsync(string code, EventRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        PreviewAsync(user, request.Read(code), work, cancellationToken);

    private static Task<IResult> SaveEventAsync(string code, EventRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        SaveAsync(user, request.Read(code), work, cancellationToken);

    private static Task<IResult> PreviewHandAsync(string code, HandReadingRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        PreviewAsync(user, request.Read(code), work, cancellationToken);

    private static Task<IResult> SaveHandAsync(string code, HandReadingRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        SaveAsync(user, request.Read(code), work, cancellationToken);

    private static Task<IResult> PreviewBillAsync(string code, BillRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        PreviewAsync(user, request.Read(code), work, cancellationToken);

    private static Task<IResult> SaveBillAsync(string code, BillRequest request, ClaimsPrincipal user, DeskWork work, CancellationToken cancellationToken) =>
        SaveAsync(user, request.Read(code), work, cancellationToken);

    private static async Task<IResult> PreviewWithdrawalAsync(
        string code, int id, ClaimsPrincipal user, DeskQuery desk, DeskWork work, CancellationToken cancellationToken) =>
        await IsOfMeterAsync(user.ToScope(), code, id, desk, cancellationToken)
            ? Shown(await work.PreviewWithdrawalAsync(user.ToScope(), id, cancellationToken))
            : TypedResults.NotFound();

    private static async Task<IResult> WithdrawAsync(
        string code, int id, WithdrawRequest request, ClaimsPrincipal user, DeskQuery desk, DeskWork work, CancellationToken cancellationToken) =>
        await IsOfMeterAsync(user.ToScope(), code, id, desk, cancellationToken)
            ? EditProblem.Of(await work.WithdrawAsync(user.ToScope(), id, request.Reason ?? "", cancellationToken)) ?? TypedResults.NoContent()
            : TypedResults.NotFound();

    private static async Task<IResult> PreviewBillWithdrawalAsync(
        string code, int id, ClaimsPrincipal user, DeskQuery desk, DeskWork work, CancellationToken cancellationToken) =>
        await IsBillOfMeterAsync(user.ToScope(), code, id, desk, cancellationToken)
            ? Shown(await work.PreviewBillWithdrawalAsync(user.ToScope(), id, cancellationToken))
            : TypedResults.NotFound();

    private static async Task<IResult> WithdrawBillAsync(
        string code, int id, WithdrawRequest request, ClaimsPrincipal user, DeskQuery desk, DeskWork work, CancellationToken cancellationToken) =>
        await IsBillOfMeterAsync(user.ToScope(), code, id, desk, cancellationToken)
            ? EditProblem.Of(await work.WithdrawBillAsync(user.ToScope(), id, request.Reason ?? "", cancellationToken)) ?? TypedResults.NoContent()
            : TypedResults.NotFound();

    private static async Task<bool> IsBillOfMeterAsync(Scope scope, string code, int id, DeskQuery desk, CancellationToken cancellationToken) =>
        (await desk.BillsAsync(scope, code, cancellationToken)).Any(known => known.Id == id);

    private static async Task<bool> IsOfMeterAsync(Scope scope, string code, int id, DeskQuery desk, CancellationToken cancellationToken) =>
        (await desk.OfMeterAsync(scope, code, cancellationToken)).Any(known => known.Id == id);

    private static async Task<IResult> PreviewAsync(ClaimsPrincipal user, EntryRead read, DeskWork work, CancellationToken cancellationToken) =>
        Shown(await work.PreviewAsync(user.ToScope(), read, cancellationToken));

    private static async Task<IResult> SaveAsync(ClaimsPrincipal user, EntryRead read, DeskWork work, CancellationToken cancellationToken) =>
        EditProblem.Of(await work.SaveAsync(user.ToScope(), read, cancellationToken)) ?? TypedResults.NoContent();

    private static IResult Shown(DeskPreview preview) =>
        EditProblem.Of(preview.Result) ?? TypedResults.Ok(ChangeResponse.From(preview));
}
