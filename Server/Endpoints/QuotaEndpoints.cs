using System.Security.Claims;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Verdicts, standings and alerts.</summary>
internal static class QuotaEndpoints
{
    private const int LongestList = 1_000;

    /// <summary>Maps the addresses.</summary>
    public static void MapQuotas(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Quotas");
        group.MapGet("/verdicts/{year:int:range(2000,2200)}", VerdictsAsync).WithSummary("Current verdicts of a closed year; value and limits in the unit of each.");
        group.MapGet("/standings/{year:int:range(2000,2200)}", StandingsAsync).WithSummary("Where a year in progress stands; not a verdict.");
        group.MapGet("/institutions/{code}/verdicts", OfInstitutionAsync).WithSummary("All verdicts of an institution with every revision, newest first.");
        group.MapGet("/alerts", AlertsAsync).WithSummary("Alerts, newest first, 200 unless limit says otherwise; go on with offset.");
    }

    private static async Task<Ok<IReadOnlyList<Verdict>>> VerdictsAsync(int year, ClaimsPrincipal user, IVerdicts verdicts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verdicts.OfYearAsync(user.ToScope(), year, cancellationToken));

    private static async Task<Ok<IReadOnlyList<Standing>>> StandingsAsync(int year, ClaimsPrincipal user, IVerdicts verdicts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verdicts.StandingsAsync(user.ToScope(), year, cancellationToken));

    private static async Task<Ok<IReadOnlyList<Verdict>>> OfInstitutionAsync(string code, ClaimsPrincipal user, IVerdicts verdicts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verdicts.OfInstitutionAsync(user.ToScope(), code, cancellationToken));

    private static async Task<Ok<IReadOnlyList<Alert>>> AlertsAsync(
        string? institution, int? year, AlertState? state, AlertKind? kind, int? offset, int? limit, ClaimsPrincipal user, IAlerts alerts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await alerts.ListAsync(
            user.ToScope(), new AlertFilter(institution, year, state, kind, Math.Clamp(limit ?? 200, 1, LongestList), Math.Max(offset ?? 0, 0)), cancellationToken));
}
