using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Notifications;

/// <summary>Says when nothing is sent. Pure. Alerts are raised all the same.</summary>
internal static class QuietHours
{
    /// <summary>Whether something of a grade waits at an instant.</summary>
    public static bool Holds(AlertGrade grade, DateTimeOffset at, NotificationOptions options, AlertPolicy policy)
    {
        if (grade == AlertGrade.Serious && options.SeriousAtAnyTime)
        {
            return false;
        }

        var hour = TimeZoneInfo.ConvertTime(at, policy.Zone).Hour;
        var (from, to) = (options.QuietFromHour, options.QuietToHour);
        var isQuiet = from < to ? hour >= from && hour < to : from > to && (hour >= from || hour < to);
        return isQuiet || (options.QuietOnRestDays && !policy.Calendar.IsWorkingDay(CalendarDays.DayOf(at, policy.Zone)));
    }
}
