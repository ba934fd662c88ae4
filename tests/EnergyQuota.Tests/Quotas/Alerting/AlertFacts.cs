using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>Settings, a calendar with a holiday, and series to raise alerts from.</summary>
internal static class AlertFacts
{
    public static readonly TimeZoneInfo Zone = SiteZone.Find(SiteZone.Default);

    /// <summary>The settings as they come.</summary>
    public static readonly AlertPolicy Policy = new(new AlertOptions(), Zone, new WeekendsOff(), 0.9m);

    /// <summary>The same where somebody can be told.</summary>
    public static readonly AlertPolicy Telling = Policy with { Notices = true };

    /// <summary>A Monday.</summary>
    public static readonly DateOnly Monday = new(2026, 3, 2);

    /// <summary>Midnight of a day at the site, and hours after it.</summary>
    public static DateTimeOffset At(DateOnly day, double hours = 0) => CalendarDays.StartOf(day, Zone).AddHours(hours);

    /// <summary>Eight weeks and some days: so much on working days, so much on others, with a little ripple.</summary>
    public static List<SeriesDay> Days(DateOnly from, DateOnly to, decimal worked, decimal rest, IWorkingDays calendar) =>
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays)
            .Select(day => new SeriesDay(day, (calendar.IsWorkingDay(day) ? worked : rest) + (day.DayNumber % 3), 1m))];

    public static DaySeries Series(IReadOnlyList<SeriesDay> days) => new(QuotaFacts.Code, EnergyType.Electricity, "kWh", days);

    /// <summary>Replaces one day.</summary>
    public static List<SeriesDay> With(this List<SeriesDay> days, DateOnly day, decimal quantity, decimal measured = 1m) =>
        days.ConvertAll(d => d.Day == day ? new SeriesDay(day, quantity, measured) : d);

    /// <summary>Weekends and the days given are off; the days made up for are worked.</summary>
    internal sealed class Holidays(DateOnly[] off, params DateOnly[] madeUp) : IWorkingDays
    {
        public bool IsWorkingDay(DateOnly day) => madeUp.Contains(day) || (!off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }
}
