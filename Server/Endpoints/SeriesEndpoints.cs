using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Load;
using EnergyQuota.Server.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Days and hours of meters and institutions, and the readings behind them, as JSON and as files.</summary>
internal static class SeriesEndpoints
{
    private const int MostHourDays = 100, MostDays = 3_700, MostReadings = 50_000;
    private const string File = ClosingFile.ContentType;

    /// <summary>Maps the addresses.</summary>
    public static void MapSeries(this IEndpointRouteBuilder api)
    {
        var meters = api.MapGroup("/meters/{code}").WithTags("Meters");
        meters.MapGet("/days", MeterDaysAsync).WithSummary("Days of a meter's registers; from inclusive, to exclusive. A day of which nothing is known is missing.");
        meters.MapGet("/days.csv", MeterDaysFileAsync).WithSummary("The same as a file.");
        meters.MapGet("/hours", MeterHoursAsync).WithSummary("Hours of a meter's register over 100 days at most, settled from its readings; the only register unless one is named.");
        meters.MapGet("/hours.csv", MeterHoursFileAsync).WithSummary("The same as a file.");
        meters.MapGet("/readings.csv", ReadingsFileAsync).WithSummary("Readings of a meter as a file, over 100 days at most.");
        var institutions = api.MapGroup("/institutions/{code}").WithTags("Institutions");
        institutions.MapGet("/consumption.csv", ConsumptionFileAsync).WithSummary("Consumption by month or day over the dated boundary as a file.");
        institutions.MapGet("/hours", HoursAsync).WithSummary("Hours of an institution's energy type over its dated boundary, 100 days at most, settled from the readings.");
        institutions.MapGet("/hours.csv", HoursFileAsync).WithSummary("The same as a file.");
    }

    private static async Task<Results<Ok<IEnumerable<MeterDayResponse>>, NotFound, ValidationProblem>> MeterDaysAsync(
        string code, DateOnly from, DateOnly to, ClaimsPrincipal user, MeterQuery meters, CancellationToken cancellationToken) =>
        !Fits(from, to, MostDays) ? TooLong(MostDays)
        : await ReadDaysAsync(user.ToScope(), code, from, to, meters, cancellationToken) is { } days ? TypedResults.Ok<IEnumerable<MeterDayResponse>>(days)
        : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> MeterDaysFileAsync(
        string code, DateOnly from, DateOnly to, ClaimsPrincipal user, MeterQuery meters, CancellationToken cancellationToken) =>
        !Fits(from, to, MostDays) ? TooLong(MostDays)
        : await ReadDaysAsync(user.ToScope(), code, from, to, meters, cancellationToken) is { } days ? TypedResults.File(SeriesFile.Of(code, days), File, $"days-{from:yyyy-MM-dd}.csv")
        : TypedResults.NotFound();

    private static async Task<Results<Ok<HoursResponse>, NotFound, ValidationProblem>> MeterHoursAsync(
        string code, string? register, DateOnly from, DateOnly to, ClaimsPrincipal user, MeterQuery meters, LoadQuery load, CancellationToken cancellationToken) =>
        !Fits(from, to, MostHourDays) ? TooLong(MostHourDays)
        : await ReadAsync(user.ToScope(), code, register, from, to, meters, load, cancellationToken) is { } hours ? TypedResults.Ok(hours)
        : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> MeterHoursFileAsync(
        string code, string? register, DateOnly from, DateOnly to, ClaimsPrincipal user, MeterQuery meters, LoadQuery load, CancellationToken cancellationToken) =>
        !Fits(from, to, MostHourDays) ? TooLong(MostHourDays)
        : await ReadAsync(user.ToScope(), code, register, from, to, meters, load, cancellationToken) is { } hours ? TypedResults.File(SeriesFile.Of(hours), File, $"hours-{from:yyyy-MM-dd}.csv")
        : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> ReadingsFileAsync(
        string code, DateTimeOffset from, DateTimeOffset to, ClaimsPrincipal user, MeterQuery meters, CancellationToken cancellationToken)
    {
        if (to <= from || to - from > TimeSpan.FromDays(MostHourDays))
        {
            return TooLong(MostHourDays);
        }

        var scope = user.ToScope();
        return await meters.FindAsync(scope, code, cancellationToken) is { } meter
            ? TypedResults.File(SeriesFile.Of(meter, await meters.ReadingsAsync(scope, meter, from, to, MostReadings, cancellationToken)), File, $"readings-{from:yyyy-MM-dd}.csv")
            : TypedResults.NotFound();
    }

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> ConsumptionFileAsync(
        string code, EnergyType energyType, DateOnly from, DateOnly to, ConsumptionStep? step, ClaimsPrincipal user, IConsumptionQuery consumption, CancellationToken cancellationToken)
    {
        if (!Fits(from, to, MostDays))
        {
            return TooLong(MostDays);
        }

        var scope = user.ToScope();
        if (await consumption.TotalAsync(scope, code, energyType, from, to, cancellationToken) is not { } total)
        {
            return TypedResults.NotFound();
        }

        var parts = step == ConsumptionStep.Day
            ? (await consumption.DaysAsync(scope, code, energyType, from, to, cancellationToken))
                .Select(day => new ConsumptionPart(day.Day, day.Quantity, day.Completeness, day.EstimatedShare, day.ManualShare))
            : (await consumption.MonthsAsync(scope, code, energyType, from, to, cancellationToken))
                .Select(month => new ConsumptionPart(new DateOnly(month.Year, month.Month, 1), month.Quantity, month.Completeness, month.EstimatedShare, month.ManualShare));
        return TypedResults.File(SeriesFile.Of(code, total, parts), File, $"consumption-{from:yyyy-MM-dd}.csv");
    }

    private static async Task<Results<Ok<HoursResponse>, NotFound, ValidationProblem>> HoursAsync(
        string code, EnergyType energyType, DateOnly from, DateOnly to, ClaimsPrincipal user, LoadQuery load, CancellationToken cancellationToken) =>
        !Fits(from, to, MostHourDays) ? TooLong(MostHourDays)
        : await ReadAsync(user.ToScope(), code, energyType, from, to, load, cancellationToken) is { } hours ? TypedResults.Ok(hours)
        : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound, ValidationProblem>> HoursFileAsync(
        string code, EnergyType energyType, DateOnly from, DateOnly to, ClaimsPrincipal user, LoadQuery load, CancellationToken cancellationToken) =>
        !Fits(from, to, MostHourDays) ? TooLong(MostHourDays)
        : await ReadAsync(user.ToScope(), code, energyType, from, to, load, cancellationToken) is { } hours ? TypedResults.File(SeriesFile.Of(hours), File, $"hours-{from:yyyy-MM-dd}.csv")
        : TypedResults.NotFound();

    private static async Task<IReadOnlyList<MeterDayResponse>?> ReadDaysAsync(
        Scope scope, string code, DateOnly from, DateOnly to, MeterQuery meters, CancellationToken cancellationToken)
    {
        if (await meters.FindAsync(scope, code, cancellationToken) is not { } meter)
        {
            return null;
        }

        var units = meter.Registers.ToDictionary(register => register.Name, register => register.Unit.Base().Symbol());
        return [.. (await meters.DaysAsync(scope, meter, from, to, cancellationToken)).Select(day => new MeterDayResponse(
            day.Register.Name, day.Day, day.Quantity, units[day.Register.Name], day.ExpectedHours, day.MeasuredHours, day.EstimatedHours, day.ManualHours))];
    }

    private static async Task<HoursResponse?> ReadAsync(
        Scope scope, string code, string? register, DateOnly from, DateOnly to, MeterQuery meters, LoadQuery load, CancellationToken cancellationToken)
    {
        var counter = (await meters.FindAsync(scope, code, cancellationToken))?.Registers.FirstOrDefault(of => register is null || of.Name == register);
        return counter is null ? null : HoursResponse.Of(code, counter.Unit.Base(), await load.OfRegisterAsync(scope, counter.Id, from, to, cancellationToken));
    }

    private static async Task<HoursResponse?> ReadAsync(
        Scope scope, string code, EnergyType type, DateOnly from, DateOnly to, LoadQuery load, CancellationToken cancellationToken)
    {
        var wanted = (await load.TypesAsync(scope, code, from, to, cancellationToken)).FirstOrDefault(of => of.EnergyType == type);
        return wanted is null ? null : HoursResponse.Of(code, wanted.Unit, await load.OfInstitutionAsync(scope, code, wanted, from, to, cancellationToken));
    }

    private static bool Fits(DateOnly from, DateOnly to, int days) => to > from && to.DayNumber - from.DayNumber <= days && from.Year > 1900 && to.Year < 9000;

    private static ValidationProblem TooLong(int days) => FieldProblem.Of("to", $"Must be after from, by {days} days at most.");
}
