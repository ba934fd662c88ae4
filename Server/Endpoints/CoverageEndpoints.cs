using System.Security.Claims;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What is metered and what is lost between meters, by program.</summary>
internal static class CoverageEndpoints
{
    private const int LongestList = 1_000;
    private const int LongestSpanDays = 400;

    /// <summary>Maps the addresses.</summary>
    public static void MapCoverage(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Metering tree");
        group.MapGet("/coverage", ListAsync).WithSummary("Coverage maps of the scope by institution, 100 unless limit says otherwise; only NoSubItems, Shared or NoFormula.");
        group.MapGet("/coverage.csv", CsvAsync).WithSummary("All of them as a file.");
        group.MapGet("/institutions/{code}/coverage", FindAsync).WithSummary("What of an institution is metered by household, type and sub-item, over the last twelve months.");
        group.MapGet("/institutions/{code}/balance", BalanceAsync).WithSummary("What is lost between an institution's meters; from inclusive, to exclusive, 400 days at most.");
        group.MapGet("/balance", UnbalancedAsync).WithSummary("Meters of the scope that are out of balance in a month, as 2026-03.");
        group.MapGet("/balance.csv", BalanceCsvAsync).WithSummary("The same as a file.");
    }

    private static async Task<Ok<IEnumerable<CoverageResponse>>> ListAsync(
        CoverageFilter? only, int? offset, int? limit, ClaimsPrincipal user, CoverageListQuery coverage, CancellationToken cancellationToken) =>
        TypedResults.Ok((await coverage.PageAsync(
            user.ToScope(), only ?? CoverageFilter.All, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 100, 1, LongestList), cancellationToken)).Rows.Select(row => CoverageResponse.Of(row.Map)));

    private static async Task<FileContentHttpResult> CsvAsync(
        CoverageFilter? only, ClaimsPrincipal user, CoverageListQuery coverage, CancellationToken cancellationToken) => TypedResults.File(
        CoverageFile.Of((await coverage.PageAsync(user.ToScope(), only ?? CoverageFilter.All, 0, int.MaxValue, cancellationToken)).Rows), ClosingFile.ContentType, "coverage.csv");

    private static async Task<Results<Ok<CoverageResponse>, NotFound>> FindAsync(
        string code, ClaimsPrincipal user, CoverageListQuery coverage, CancellationToken cancellationToken) =>
        await coverage.FindAsync(user.ToScope(), code, cancellationToken) is { } map ? TypedResults.Ok(CoverageResponse.Of(map)) : TypedResults.NotFound();

    private static async Task<Results<Ok<IEnumerable<BalanceResponse>>, NotFound, ValidationProblem>> BalanceAsync(
        string code, DateOnly from, DateOnly to, ClaimsPrincipal user, InstitutionQuery institutions, BalanceQuery balances, CancellationToken cancellationToken)
    {
        if (to <= from || to.DayNumber - from.DayNumber > LongestSpanDays)
        {
            return FieldProblem.Of("to", "Must be after from, by 400 days at most.");
        }

        return await institutions.FindAsync(user.ToScope(), code, cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok((await balances.OfInstitutionAsync(user.ToScope(), code, from, to, cancellationToken)).Select(BalanceResponse.Of));
    }

    private static async Task<Results<Ok<IReadOnlyList<UnbalancedNode>>, ValidationProblem>> UnbalancedAsync(
        string month, ClaimsPrincipal user, BalanceQuery balances, CancellationToken cancellationToken) =>
        ReportRequest.TryMonth(month, out var wanted)
            ? TypedResults.Ok(await balances.ListUnbalancedAsync(user.ToScope(), wanted.FirstDay, wanted.Next.FirstDay, cancellationToken))
            : FieldProblem.Month();

    private static async Task<Results<FileContentHttpResult, ValidationProblem>> BalanceCsvAsync(
        string month, ClaimsPrincipal user, BalanceQuery balances, CancellationToken cancellationToken) =>
        ReportRequest.TryMonth(month, out var wanted)
            ? TypedResults.File(
                CoverageFile.Of(await balances.ListUnbalancedAsync(user.ToScope(), wanted.FirstDay, wanted.Next.FirstDay, cancellationToken)), ClosingFile.ContentType, $"balance-{wanted}.csv")
            : FieldProblem.Month();
}
