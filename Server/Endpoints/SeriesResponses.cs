using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Server.Load;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What a register counted on one day; the four kinds of hours add up to those expected.</summary>
/// <param name="Register">The register's name.</param>
/// <param name="Day">The day in the register's zone.</param>
/// <param name="Amount">After the multiplier.</param>
/// <param name="Unit">The unit of the amount.</param>
/// <param name="ExpectedHours">Hours of the day.</param>
/// <param name="MeasuredHours">Of them measured.</param>
/// <param name="EstimatedHours">Of them estimated.</param>
/// <param name="ManualHours">Of them from bills or readings by hand.</param>
public sealed record MeterDayResponse(
    string Register, DateOnly Day, decimal Amount, string Unit, int ExpectedHours, int MeasuredHours, int EstimatedHours, int ManualHours);

/// <summary>Hours of consumption.</summary>
/// <param name="Code">The code of the meter or institution.</param>
/// <param name="Unit">The unit of every amount.</param>
/// <param name="Hours">The hours in the order of time.</param>
public sealed record HoursResponse(string Code, string Unit, IEnumerable<HourResponse> Hours)
{
    internal static HoursResponse Of(string code, MeasureUnit unit, IEnumerable<LoadHour> hours) =>
        new(code, unit.Symbol(), hours.Select(hour => new HourResponse(hour.Day, hour.Hour, hour.Quantity, hour.Origin)));
}

/// <summary>One hour.</summary>
/// <param name="Day">The day at the site.</param>
/// <param name="Hour">The hour of the day, 0 to 23.</param>
/// <param name="Amount">The amount; <see langword="null"/> where nothing is known.</param>
/// <param name="Origin">The least certain of what it rests on; Missing beside an amount: a part of it is missing.</param>
public sealed record HourResponse(DateOnly Day, int Hour, decimal? Amount, HourOrigin Origin);
