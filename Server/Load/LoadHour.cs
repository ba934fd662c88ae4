using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Server.Load;

/// <summary>What was used in one hour of the site's day.</summary>
/// <param name="Day">The day at the site.</param>
/// <param name="Hour">The hour of that day, 0 to 23; where clocks go back, an hour that comes twice is one.</param>
/// <param name="Quantity">The amount in the base unit; <see langword="null"/> where nothing is known of it.</param>
/// <param name="Origin">The least certain of what it rests on; <see cref="HourOrigin.Missing"/> beside an amount: a part of it is missing.</param>
public sealed record LoadHour(DateOnly Day, int Hour, decimal? Quantity, HourOrigin Origin);
