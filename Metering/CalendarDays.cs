namespace EnergyQuota.Metering;

/// <summary>Where the days of a zone begin and end, in UTC. Days tile: each instant lies in exactly one day.</summary>
public static class CalendarDays
{
    // No zone is further from UTC than 14 hours, and clocks have moved by at most a day around a midnight.
    private const int SecondsAround = 40 * 3600;

    /// <summary>The first instant of a day in UTC; for a day that a zone left out, the first instant of the next.</summary>
    /// <remarks>
    /// Not simply 00:00: where clocks change at midnight that time may be missing or come twice. So this searches from UTC
    /// to local time, which has one answer for every instant.
    /// </remarks>
    /// <param name="day">The day; between the years 2 and 9998.</param>
    /// <param name="zone">The zone.</param>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var (before, from) = (-SecondsAround, SecondsAround);
        var (offsetBefore, offsetAfter) = (zone.GetUtcOffset(midnight.AddSeconds(before)), zone.GetUtcOffset(midnight.AddSeconds(from)));
        if (offsetBefore == offsetAfter && zone.GetUtcOffset(midnight - offsetBefore) == offsetBefore
            && zone.GetUtcOffset((midnight - offsetBefore).AddSeconds(-1)) == offsetBefore)
        {
            return midnight - offsetBefore;
        }

        while (from - before > 1)
        {
            var middle = before + ((from - before) / 2);
            (before, from) = LocalDate(midnight.AddSeconds(middle), zone) >= day ? (before, middle) : (middle, from);
        }

        return midnight.AddSeconds(from);
    }

    /// <summary>The first instant after a day, in UTC: the start of the next.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">The zone.</param>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => StartOf(day.AddDays(1), zone);

    /// <summary>The day in which an instant lies. Agrees with <see cref="StartOf"/> where clocks go back over midnight too.</summary>
    /// <param name="instant">Any instant.</param>
    /// <param name="zone">The zone.</param>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var day = LocalDate(instant, zone);
        while (instant < StartOf(day, zone))
        {
            day = day.AddDays(-1);
        }

        while (instant >= EndOf(day, zone))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>How many hours a day has, a last one cut short counted whole: 24, or 23 to 25 where clocks change; 0 for a day left out.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">The zone.</param>
    public static int HoursOf(DateOnly day, TimeZoneInfo zone) => HoursBetween(StartOf(day, zone), EndOf(day, zone));

    /// <summary>How many hours some days have together, a last one cut short counted whole.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="zone">The zone.</param>
    public static int HoursBetween(DateOnly from, DateOnly to, TimeZoneInfo zone) => HoursBetween(StartOf(from, zone), StartOf(to, zone));

    internal static int HoursBetween(DateTimeOffset start, DateTimeOffset end) =>
        (int)(((end - start).Ticks + TimeSpan.TicksPerHour - 1) / TimeSpan.TicksPerHour);

    private static DateOnly LocalDate(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
    }
}
