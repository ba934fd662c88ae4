using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Alerting.Escalation;

/// <summary>Counts working hours: those of working days between the hours at which work begins and ends. Pure.</summary>
public static class WorkingTime
{
    private const int FurthestDays = 3_660;

    /// <summary>The instant at which so many working hours are over.</summary>
    /// <param name="from">From when.</param>
    /// <param name="hours">How many; more than 0.</param>
    /// <param name="policy">The zone, the calendar and the hours.</param>
    /// <returns>The instant; ten years on where the calendar knows no working day.</returns>
    public static DateTimeOffset After(DateTimeOffset from, int hours, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        var left = TimeSpan.FromHours(hours);
        var first = CalendarDays.DayOf(from, policy.Zone);
        for (var day = first; day < first.AddDays(FurthestDays); day = day.AddDays(1))
        {
            if (!policy.Calendar.IsWorkingDay(day))
            {
                continue;
            }

            var start = CalendarDays.StartOf(day, policy.Zone);
            var (begins, ends) = (start.AddHours(policy.Options.WorkFromHour), start.AddHours(policy.Options.WorkToHour));
            var at = from > begins ? from : begins;
            if (ends - at >= left)
            {
                return at + left;
            }

            left -= ends > at ? ends - at : TimeSpan.Zero;
        }

        return CalendarDays.StartOf(first.AddDays(FurthestDays), policy.Zone);
    }
}
