using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Meters and their readings.</summary>
internal static class MeterEndpoints
{
    private const int LongestList = 10_000;
    private const int MostReadings = 10_000;
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(400);

    /// <summary>Maps the addresses.</summary>
    public static void MapMeters(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/meters").WithTags("Meters");
        group.MapGet("/", ListAsync).WithSummary("Meters of the scope, or of one institution, by code, 1 000 unless limit says otherwise; go on with offset.");
        group.MapGet("/{code}/readings", ReadingsAsync).WithSummary("Readings of a meter, 10 000 at most; from inclusive, to exclusive.");
    }

    private static async Task<Ok<IEnumerable<MeterResponse>>> ListAsync(
        string? institution, int? offset, int? limit, ClaimsPrincipal user, InstitutionQueries institutions, CancellationToken cancellationToken) =>
        TypedResults.Ok((await institutions.MetersAsync(
            user.ToScope(), institution, Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 1_000, 1, LongestList), cancellationToken)).Select(MeterResponse.From));

    private static async Task<Results<Ok<IEnumerable<ReadingResponse>>, NotFound, ValidationProblem>> ReadingsAsync(
        string code, DateTimeOffset from, DateTimeOffset to, ClaimsPrincipal user, MeterQuery meters, CancellationToken cancellationToken)
    {
        if (to <= from || to - from > LongestSpan)
        {
            return FieldProblem.Of("to", "Must be after from, by 400 days at most.");
        }

        var scope = user.ToScope();
        var meter = await meters.FindAsync(scope, code, cancellationToken);
        if (meter is null)
        {
            return TypedResults.NotFound();
        }

        var units = meter.Registers.ToDictionary(register => register.Name, register => register.Unit.Symbol());
        var found = await meters.ReadingsAsync(scope, meter, from, to, MostReadings, cancellationToken);
        return TypedResults.Ok(found.Select(reading => new ReadingResponse(
            reading.Register.Name, reading.Time, reading.Value, units[reading.Register.Name], reading.ReceivedAt, reading.Basis, reading.DeviceTime)));
    }
}

/// <summary>A meter.</summary>
/// <param name="Code">Its code.</param>
/// <param name="InstitutionCode">Its institution.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="EnergyType">What it measures.</param>
/// <param name="Role">Its place in the tree.</param>
/// <param name="ParentCode">The meter upstream before the first dated change, or <see langword="null"/>; the changes are at <c>/parents</c>.</param>
/// <param name="SubItem">The code of what its electricity is used for, as <c>B1</c>, or <see langword="null"/>.</param>
/// <param name="Household">The building, department or tenant it serves; empty for none.</param>
/// <param name="PartlyMeteredBelow">Not all that hangs below it is metered.</param>
/// <param name="ExpectedIntervalSeconds">How far apart readings are expected, seconds.</param>
/// <param name="Registers">Its registers with their units.</param>
public sealed record MeterResponse(
    string Code, string InstitutionCode, string NameZh, string NameEn, EnergyType EnergyType, MeterRole Role, string? ParentCode, string? SubItem, string Household, bool PartlyMeteredBelow,
    int ExpectedIntervalSeconds, IEnumerable<RegisterResponse> Registers)
{
    internal static MeterResponse From(Meter meter) => new(
        meter.Code, meter.InstitutionCode, meter.NameZh, meter.NameEn, meter.EnergyType, meter.Role, meter.ParentCode, meter.SubItem?.Code(), meter.Household, meter.PartlyMeteredBelow, meter.ExpectedIntervalSeconds,
        meter.Registers.Select(register => new RegisterResponse(register.Name, register.Unit.Symbol())));
}

/// <summary>A register of a meter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What it counts in.</param>
public sealed record RegisterResponse(string Name, string Unit);

/// <summary>A reading: a counter's position, not an amount.</summary>
/// <param name="Register">The register's name.</param>
/// <param name="TimeUtc">The instant it holds for.</param>
/// <param name="Value">What it showed.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="ReceivedAtUtc">When it arrived.</param>
/// <param name="Basis">How the time is known.</param>
/// <param name="DeviceTimeUtc">The device's own stamp where it was not used.</param>
public sealed record ReadingResponse(
    string Register, DateTimeOffset TimeUtc, decimal Value, string Unit, DateTimeOffset ReceivedAtUtc, TimeBasis Basis, DateTimeOffset? DeviceTimeUtc);
