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

    /// <summary>Maps the addresses.</summary>
    public static void MapIngest(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/ingest").WithTags("Ingest");
        group.MapGet("/status", StatusAsync).WithSummary("Counts since the server started.");
        group.MapGet("/rejected", RejectedAsync).WithSummary("Messages and items that could not be used, newest first, 200 unless limit says otherwise; go on with offset.");
        group.MapLossAccounts();
    }

    private static async Task<Ok<IngestStatusResponse>> StatusAsync(IngestStatus ingest, ISettlementMarks marks, CancellationToken cancellationToken) =>
        TypedResults.Ok(new IngestStatusResponse(
            ingest.Received, ingest.Stored, ingest.Repeats, ingest.Conflicts, ingest.Rejected, ingest.JournalBytesWaiting, ingest.JournalIsFull,
            ingest.JournalFault ?? ingest.JournalStall ?? ingest.StoreError, ingest.LastReceivedAt, await marks.CountAsync(cancellationToken)));

    private static async Task<Ok<IEnumerable<RejectedResponse>>> RejectedAsync(
        RejectReason? reason, int? offset, int? limit, ClaimsPrincipal user, RejectedMessages rejects, CancellationToken cancellationToken) =>
        TypedResults.Ok((await rejects.ListAsync(user.ToScope(), reason, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 200, 1, LongestList), cancellationToken))
            .Select(reject => new RejectedResponse(
                reject.Id, reject.Topic, reject.Reason, reject.Detail, reject.Count, reject.FirstReceivedAt, reject.LastReceivedAt, reject.ReplayedAt, reject.Payload)));
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
