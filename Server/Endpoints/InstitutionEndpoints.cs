using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Institutions and what they consumed.</summary>
internal static class InstitutionEndpoints
{
    private const int LongestList = 10_000;
    private const int LongestSpanDays = 3_700;

    /// <summary>Maps the addresses.</summary>
    public static void MapInstitutions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/institutions").WithTags("Institutions");
        group.MapGet("/", ListAsync).WithSummary("Institutions of the scope, by code, 1 000 unless limit says otherwise; go on with offset.");
        group.MapGet("/{code}", FindAsync).WithSummary("One institution.");
        group.MapGet("/{code}/consumption", ConsumptionAsync).WithSummary("Consumption by month or day over the dated boundary; from inclusive, to exclusive.");
    }

    private static async Task<Ok<IEnumerable<InstitutionResponse>>> ListAsync(
        string? search, int? offset, int? limit, ClaimsPrincipal user, InstitutionQueries institutions, CancellationToken cancellationToken) =>
        TypedResults.Ok((await institutions.ListAsync(
            user.ToScope(), search, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 1_000, 1, LongestList), cancellationToken)).Select(InstitutionResponse.From));

    private static async Task<Results<Ok<InstitutionResponse>, NotFound>> FindAsync(
        string code, ClaimsPrincipal user, InstitutionQueries institutions, CancellationToken cancellationToken)
    {
        var institution = await institutions.FindAsync(user.ToScope(), code, cancellationToken);
        return institution is null ? TypedResults.NotFound() : TypedResults.Ok(InstitutionResponse.From(institution));
    }

    private static async Task<Results<Ok<ConsumptionResponse>, NotFound, ValidationProblem>> ConsumptionAsync(
        string code,
        EnergyType energyType,
        DateOnly from,
        DateOnly to,
        ConsumptionStep? step,
        ClaimsPrincipal user,
        InstitutionQueries institutions,
        IConsumptionQuery consumption,
        CancellationToken cancellationToken)
    {
        if (to <= from || to.DayNumber - from.DayNumber > LongestSpanDays)
        {
            return FieldProblem.Of("to", "Must be after from, by ten years at most.");
        }

        var scope = user.ToScope();
        var institution = await institutions.FindAsync(scope, code, cancellationToken);
        var total = institution is null ? null : await consumption.TotalAsync(scope, code, energyType, from, to, cancellationToken);
        if (total is null)
        {
            return TypedResults.NotFound();
        }

        IEnumerable<ConsumptionPart> parts = step == ConsumptionStep.Day
            ? (await consumption.DaysAsync(scope, code, energyType, from, to, cancellationToken))
                .Select(day => new ConsumptionPart(day.Day, day.Quantity, day.Completeness, day.EstimatedShare, day.ManualShare))
            : (await consumption.MonthsAsync(scope, code, energyType, from, to, cancellationToken))
                .Select(month => new ConsumptionPart(new DateOnly(month.Year, month.Month, 1), month.Quantity, month.Completeness, month.EstimatedShare, month.ManualShare));
        return TypedResults.Ok(new ConsumptionResponse(
            code, energyType, total.Unit.Symbol(), from, to, total.Quantity, total.Adjustment, total.Completeness, total.EstimatedShare, total.ManualShare, parts));
    }
}

/// <summary>How consumption is cut into parts.</summary>
public enum ConsumptionStep
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Days.</summary>
    Day,
}

/// <summary>An institution.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="Class">Its class.</param>
/// <param name="SubClass">Its sub-class.</param>
/// <param name="ClimateZone">Its climate zone.</param>
public sealed record InstitutionResponse(string Code, string NameZh, string NameEn, string RegionCode, string Class, string SubClass, string ClimateZone)
{
    internal static InstitutionResponse From(Institution institution) => new(
        institution.Code, institution.NameZh, institution.NameEn, institution.RegionCode, institution.Class, institution.SubClass, institution.ClimateZone);
}

/// <summary>What an institution consumed; shares are 0 to 1.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The unit of every amount.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="TotalAmount">The total.</param>
/// <param name="Adjustment">What is now known of closed months less what was closed of them; the quantities are as closed. None where nothing differs.</param>
/// <param name="Completeness">How much of it is measured or billed.</param>
/// <param name="EstimatedShare">How much of the time is estimated.</param>
/// <param name="ManualShare">How much of the time rests on bills.</param>
/// <param name="Parts">The parts in the order of time.</param>
public sealed record ConsumptionResponse(
    string InstitutionCode, EnergyType EnergyType, string Unit, DateOnly From, DateOnly To, decimal TotalAmount, decimal? Adjustment,
    decimal Completeness, decimal EstimatedShare, decimal ManualShare, IEnumerable<ConsumptionPart> Parts);

/// <summary>One month or day; shares are 0 to 1.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Amount">The amount in the unit of the answer.</param>
/// <param name="Completeness">How much of it is measured or billed.</param>
/// <param name="EstimatedShare">How much of the time is estimated.</param>
/// <param name="ManualShare">How much of the time rests on bills.</param>
public sealed record ConsumptionPart(DateOnly From, decimal Amount, decimal Completeness, decimal EstimatedShare, decimal ManualShare);
