using System.Security.Claims;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Pipeline;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What ingest is doing, and what it could not use.</summary>
internal static class IngestEndpoints
{
    private const int LongestList = 1_000;
    private const int LongestFile = 10_000;

    /// <summary>Maps the addresses.</summary>
    public static void MapIngest(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/ingest").WithTags("Ingest");
        group.MapGet("/status", StatusAsync).WithSummary("Counts since the server started.");
        group.MapGet("/rejected", RejectedAsync).WithSummary("Messages and items that could not be used, newest first, 200 unless limit says otherwise; go on with offset, search topic, meter and detail with q; waiting says whether they were not put through again.");
        group.MapGet("/rejected.csv", RejectedFileAsync).WithSummary("The same as a file, 10 000 at most; go on with offset.");
        var handling = group.MapGroup("/rejected").RequireAuthorization(AccountsSetup.RejectsPolicy).DemandAntiforgery();
        handling.MapPost("/replay", ReplayAsync).WithSummary("Puts messages through again by the way of live ones; 1 000 at most.");
        handling.MapPost("/discard", DiscardAsync).WithSummary("Discards messages for good, with a reason; 1 000 at most.");
        group.MapLossAccounts();
    }

    private static async Task<Ok<IngestStatusResponse>> StatusAsync(IngestStatus ingest, ISettlementMarks marks, CancellationToken cancellationToken) =>
        TypedResults.Ok(new IngestStatusResponse(
            ingest.Received, ingest.Stored, ingest.Repeats, ingest.Conflicts, ingest.Rejected, ingest.JournalBytesWaiting, ingest.JournalIsFull,
            ingest.JournalFault ?? ingest.JournalStall ?? ingest.StoreError, ingest.LastReceivedAt, await marks.CountAsync(cancellationToken)));

    private static async Task<Ok<IEnumerable<RejectedResponse>>> RejectedAsync(
        RejectReason? reason, string? q, bool? waiting, int? offset, int? limit, ClaimsPrincipal user, RejectedMessages rejects, CancellationToken cancellationToken) =>
        TypedResults.Ok((await rejects.ListAsync(
            user.ToScope(), new RejectFilter(reason, q ?? "", waiting), Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 200, 1, LongestList), cancellationToken))
            .Select(reject => new RejectedResponse(
                reject.Id, reject.Topic, reject.Reason, reject.Detail, reject.Count, reject.FirstReceivedAt, reject.LastReceivedAt, reject.ReplayedAt, reject.Payload)));

    private static async Task<FileContentHttpResult> RejectedFileAsync(
        RejectReason? reason, string? q, bool? waiting, int? offset, ClaimsPrincipal user, RejectedMessages rejects, CancellationToken cancellationToken) =>
        TypedResults.File(
            RejectedFile.Of(await rejects.ListAsync(user.ToScope(), new RejectFilter(reason, q ?? "", waiting), Math.Max(offset ?? 0, 0), LongestFile, cancellationToken)),
            "text/csv; charset=utf-8",
            "rejected.csv");

    private static async Task<Results<Ok<HandledResponse>, ValidationProblem>> ReplayAsync(
        HandleRequest request, ClaimsPrincipal user, RejectedMessages rejects, CancellationToken cancellationToken) =>
        request.Fault(needsReason: false) is { } fault
            ? TypedResults.ValidationProblem(fault)
            : TypedResults.Ok(new HandledResponse(await rejects.ReplayAsync(user.ToScope(), request.Ids!, cancellationToken)));

    private static async Task<Results<Ok<HandledResponse>, ValidationProblem>> DiscardAsync(
        HandleRequest request, ClaimsPrincipal user, RejectedMessages rejects, CancellationToken cancellationToken) =>
        request.Fault(needsReason: true) is { } fault
            ? TypedResults.ValidationProblem(fault)
            : TypedResults.Ok(new HandledResponse(await rejects.DiscardAsync(user.ToScope(), request.Ids!, request.Reason!, cancellationToken)));
}

/// <summary>What ingest has done since the server started.</summary>
/// <param name="MessagesReceived">Messages taken into the journal.</param>
/// <param name="ReadingsStored">Readings stored for the first time.</param>
/// <param name="Repeats">Readings the store had already.</param>
/// <param name="Conflicts">Readings stored beside another value of the same time.</param>
/// <param name="Rejected">Items or messages that could not be used.</param>
/// <param name="JournalBytesWaiting">Bytes of the journal that wait for the store.</param>
/// <param name="JournalIsFull">Nothing more is acknowledged.</param>
/// <param name="Fault">What is wrong, or <see langword="null"/>.</param>
/// <param name="LastReceivedAtUtc">When the last message came.</param>
/// <param name="RegistersToSettle">Registers whose consumption waits to be settled.</param>
public sealed record IngestStatusResponse(
    long MessagesReceived, long ReadingsStored, long Repeats, long Conflicts, long Rejected, long JournalBytesWaiting, bool JournalIsFull,
    string? Fault, DateTimeOffset? LastReceivedAtUtc, long RegistersToSettle);

/// <summary>Something that could not be used.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Topic">The topic it came on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">The same for a person.</param>
/// <param name="Count">How often it came.</param>
/// <param name="FirstReceivedAtUtc">When it came first.</param>
/// <param name="LastReceivedAtUtc">When it came last.</param>
/// <param name="ReplayedAtUtc">When it was put through again, or <see langword="null"/>.</param>
/// <param name="PayloadBase64">The item or message, untouched.</param>
public sealed record RejectedResponse(
    long Id, string Topic, RejectReason Reason, string Detail, long Count, DateTimeOffset FirstReceivedAtUtc, DateTimeOffset LastReceivedAtUtc,
    DateTimeOffset? ReplayedAtUtc, byte[] PayloadBase64);

/// <summary>Which rejected messages are to be put through again or discarded.</summary>
/// <param name="Ids">Their numbers; 1 to 1 000.</param>
/// <param name="Reason">Why, where they are discarded; 1 to 400 characters.</param>
public sealed record HandleRequest(IReadOnlyList<long>? Ids, string? Reason)
{
    private const int MostIds = 1_000;

    /// <summary>What is wrong with it, by field, or <see langword="null"/>.</summary>
    internal Dictionary<string, string[]>? Fault(bool needsReason) =>
        Ids is not { Count: > 0 and <= MostIds } ? new() { ["ids"] = ["Must be 1 to 1 000 numbers."] }
        : needsReason && (string.IsNullOrWhiteSpace(Reason) || Reason.Length > RejectedMessages.LongestReason) ? new() { ["reason"] = ["Must be 1 to 400 characters."] }
        : null;
}

/// <summary>What was done.</summary>
/// <param name="Count">How many messages it was done to.</param>
public sealed record HandledResponse(int Count);
