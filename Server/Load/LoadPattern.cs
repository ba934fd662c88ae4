using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Load;

/// <summary>When something was used: by the hours of working and other days, and how much while nobody worked. Pure.</summary>
/// <param name="Working">The mean of each hour over working days, 24; <see langword="null"/> where no such hour is known.</param>
/// <param name="Other">The same over rest days.</param>
/// <param name="Worked">What was used on working days outside the night.</param>
/// <param name="Nights">What was used at night on working days.</param>
/// <param name="Rest">What was used on rest days.</param>
/// <param name="WorkingDays">How many of the days were worked.</param>
/// <param name="RestDays">How many were not.</param>
/// <param name="Known">The share of hours wholly measured or known by hand, 0 to 1; <see langword="null"/> without hours.</param>
/// <param name="Estimated">The share of hours estimated, 0 to 1; <see langword="null"/> without hours.</param>
internal sealed record LoadPattern(
    IReadOnlyList<decimal?> Working, IReadOnlyList<decimal?> Other, decimal Worked, decimal Nights, decimal Rest, int WorkingDays, int RestDays, decimal? Known, decimal? Estimated)
{
    private const int HoursOfDay = 24;

    /// <summary>All that was used.</summary>
    public decimal Total => Worked + Nights + Rest;

    /// <summary>The share used while nobody worked, 0 to 1; <see langword="null"/> where nothing was used.</summary>
    public decimal? OffHoursShare => Total > 0m ? (Nights + Rest) / Total : null;

    /// <summary>Finds the pattern of some hours, by the same calendar and the same night as the alert about use outside working hours.</summary>
    /// <param name="hours">The hours, in any order, each once.</param>
    /// <param name="policy">The calendar and the hours of the night.</param>
    public static LoadPattern Of(IReadOnlyCollection<LoadHour> hours, AlertPolicy policy)
    {
        var worked = hours.Select(hour => hour.Day).Distinct().ToDictionary(day => day, policy.Calendar.IsWorkingDay);
        var (day, night, rest) = (0m, 0m, 0m);
        foreach (var hour in hours)
        {
            if (!worked[hour.Day])
            {
                rest += hour.Quantity ?? 0m;
            }
            else if (IsNight(hour.Hour, policy.Options))
            {
                night += hour.Quantity ?? 0m;
            }
            else
            {
                day += hour.Quantity ?? 0m;
            }
        }

        return new LoadPattern(
            Means(hours.Where(hour => worked[hour.Day])), Means(hours.Where(hour => !worked[hour.Day])), day, night, rest,
            worked.Count(of => of.Value), worked.Count(of => !of.Value),
            Share(hours, HourOrigin.Measured, HourOrigin.Manual), Share(hours, HourOrigin.Estimated));
    }

    /// <summary>Whether an hour of a working day is night.</summary>
    /// <param name="hour">The hour, 0 to 23.</param>
    /// <param name="options">From when to when it is night.</param>
    public static bool IsNight(int hour, AlertOptions options) => options.NightFromHour > options.NightToHour
        ? hour >= options.NightFromHour || hour < options.NightToHour
        : hour >= options.NightFromHour && hour < options.NightToHour;

    private static IReadOnlyList<decimal?> Means(IEnumerable<LoadHour> hours)
    {
        var byHour = hours.Where(hour => hour.Quantity is not null).ToLookup(hour => hour.Hour, hour => hour.Quantity!.Value);
        return [.. Enumerable.Range(0, HoursOfDay).Select(hour => byHour.Contains(hour) ? decimal.Round(byHour[hour].Average(), 3) : (decimal?)null)];
    }

    private static decimal? Share(IReadOnlyCollection<LoadHour> hours, params HourOrigin[] origins) =>
        hours.Count == 0 ? null : (decimal)hours.Count(hour => origins.Contains(hour.Origin)) / hours.Count;
}
