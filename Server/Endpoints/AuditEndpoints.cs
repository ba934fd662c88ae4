using System.Security.Claims;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>The audit log.</summary>
internal static class AuditEndpoints
{
    private const int LongestList = 1_000;

    /// <summary>Maps the address.</summary>
    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapGet("/audit", ListAsync).WithTags("Audit").RequireAuthorization(AccountsSetup.AuditPolicy)
        .WithSummary("Lines of the audit log, the newest first, 200 unless limit says otherwise; go on with offset. Empty for an account that does not see all institutions.");

    private static async Task<Ok<AuditResponse>> ListAsync(
        string? actor, string? action, string? subject, DateTimeOffset? from, DateTimeOffset? to, int? offset, int? limit,
        ClaimsPrincipal user, AuditReader audit, CancellationToken cancellationToken)
    {
        var filter = new AuditFilter(actor ?? "", action ?? "", subject ?? "", from?.ToUniversalTime(), to?.ToUniversalTime());
        var (lines, total) = await audit.ListAsync(user.ToScope(), filter, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 200, 1, LongestList), cancellationToken);
        return TypedResults.Ok(new AuditResponse(total, [.. lines.Select(static e => new AuditLineResponse(e.Id, e.At, e.Actor, e.Action, e.Subject, e.Detail, e.Hash))]));
    }
}

/// <summary>Lines of the audit log.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Lines">The lines.</param>
public sealed record AuditResponse(int Total, IReadOnlyList<AuditLineResponse> Lines);

/// <summary>A line of the audit log.</summary>
/// <param name="Number">Its number, from 1 without a gap.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">The account or job.</param>
/// <param name="Action">What it did.</param>
/// <param name="Subject">To what.</param>
/// <param name="Detail">The details, as JSON.</param>
/// <param name="Hash">The line's hash, which chains it to the one before.</param>
public sealed record AuditLineResponse(long Number, DateTimeOffset At, string Actor, string Action, string Subject, string Detail, string Hash);
