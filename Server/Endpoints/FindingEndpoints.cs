using System.Security.Claims;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What lies on the data desk.</summary>
internal static class FindingEndpoints
{
    private const int LongestList = 1_000;

    /// <summary>Maps the address.</summary>
    public static void MapFindings(this IEndpointRouteBuilder api) =>
        api.MapGet("/findings", ListAsync).WithTags("Data desk")
            .WithSummary("Open findings of the scope, newest first: those that wait for a decision, or one kind; 200 unless limit says otherwise, go on with offset.");

    private static async Task<Ok<FindingList>> ListAsync(
        FindingKind? kind, string? search, int? offset, int? limit, ClaimsPrincipal user, DeskQuery desk, CancellationToken cancellationToken)
    {
        var page = await desk.FindingsAsync(
            user.ToScope(), kind is { } one ? [one] : FittingDecisions.Waiting, search ?? "", Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 200, 1, LongestList), cancellationToken);
        return TypedResults.Ok(new FindingList(page.Total, page.Rows.Select(row => FindingResponse.From(row.Finding))));
    }
}

/// <summary>A part of the list of findings.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Findings">The part asked for.</param>
public sealed record FindingList(int Total, IEnumerable<FindingResponse> Findings);
