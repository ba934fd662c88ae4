using System.Security.Claims;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Peers;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Verdicts, standings and forecasts.</summary>
internal static class QuotaEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapQuotas(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Quotas");
        group.MapGet("/verdicts/{year:int:range(2000,2200)}", VerdictsAsync).WithSummary("Current verdicts of a year that is over, provisional or final; value and limits in the unit of each.");
        group.MapGet("/standings/{year:int:range(2000,2200)}", StandingsAsync).WithSummary("Where a year in progress stands; not a verdict.");
        group.MapGet("/forecasts/{year:int:range(2000,2200)}", ForecastsAsync).WithSummary("What a year in progress is expected to come to, with its range; a forecast, not a verdict.");
        group.MapGet("/forecasts/{year:int:range(2000,2200)}/errors", ForecastErrorsAsync).WithSummary("How far such forecasts were off: the agency's own past years, or those that come with the program.");
        group.MapGet("/institutions/{code}/forecast", ForecastAsync).WithSummary("The forecasts of an institution's newest year: expected value and 80 % range, chances, days and daily budgets of the tiers.");
        group.MapGet("/institutions/{code}/position", PositionAsync).WithSummary("Where an institution stands among those of its province that the same row judged: groups and rounded figures; nothing of a class that is too small.");
        group.MapGet("/institutions/{code}/verdicts", OfInstitutionAsync).WithSummary("All verdicts of an institution with every revision, newest first.");
    }

    private static async Task<Ok<IReadOnlyList<Verdict>>> VerdictsAsync(int year, ClaimsPrincipal user, IVerdicts verdicts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verdicts.OfYearAsync(user.ToScope(), year, cancellationToken));

    private static async Task<Ok<IReadOnlyList<Standing>>> StandingsAsync(int year, ClaimsPrincipal user, IVerdicts verdicts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verdicts.StandingsAsync(user.ToScope(), year, cancellationToken));

    private static async Task<Ok<IReadOnlyList<QuotaForecast>>> ForecastsAsync(int year, ClaimsPrincipal user, IForecasts forecasts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await forecasts.OfYearAsync(user.ToScope(), year, cancellationToken));

    private static async Task<Ok<IReadOnlyList<QuotaForecast>>> ForecastAsync(string code, ClaimsPrincipal user, IForecasts forecasts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await forecasts.OfInstitutionAsync(user.ToScope(), code, cancellationToken));

    private static async Task<Ok<IReadOnlyList<ClassPosition>>> PositionAsync(string code, ClaimsPrincipal user, PeerQuery peers, CancellationToken cancellationToken) =>
        TypedResults.Ok(await peers.OfInstitutionAsync(user.ToScope(), code, cancellationToken));

    private static async Task<Results<Ok<ErrorTable>, NotFound>> ForecastErrorsAsync(int year, ClaimsPrincipal user, IForecasts forecasts, CancellationToken cancellationToken) =>
        await forecasts.ErrorsAsync(user.ToScope(), year, cancellationToken) is { } errors ? TypedResults.Ok(errors) : TypedResults.NotFound();

    private static async Task<Ok<IReadOnlyList<Verdict>>> OfInstitutionAsync(string code, ClaimsPrincipal user, IVerdicts verdicts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await verdicts.OfInstitutionAsync(user.ToScope(), code, cancellationToken));
}
