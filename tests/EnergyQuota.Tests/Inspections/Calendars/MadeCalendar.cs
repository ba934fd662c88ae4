using System.Globalization;
using EnergyQuota.Inspections.Calendars;

namespace EnergyQuota.Tests.Inspections.Calendars;

/// <summary>A made calendar of two years with all seven holidays and make-up days before and after them.</summary>
internal static class MadeCalendar
{
    // Wednesday 2031-01-01 to Friday 2032-12-31.
    private const string Holidays =
        "2031-01-01 2031-01-22/2031-01-29 2031-04-04/2031-04-06 2031-05-01/2031-05-05 2031-06-23/2031-06-25 2031-09-30/2031-10-08 "
        + "2032-01-01/2032-01-03 2032-02-10/2032-02-17 2032-04-04/2032-04-06 2032-05-01/2032-05-05 2032-06-12/2032-06-14 2032-09-19/2032-09-21 2032-10-01/2032-10-07";

    private const string MakeUps =
        "2031-01-19 2031-02-01 2031-04-27 2031-05-10 2031-09-28 2031-10-11 2032-01-04 2032-02-08 2032-02-21 2032-05-08 2032-10-09";

    private static readonly int[] Entered = [2031, 2032];

    public static HashSet<DateOnly> DaysOff { get; } = [.. Holidays.Split(' ').SelectMany(Span)];

    public static HashSet<DateOnly> DaysOn { get; } = [.. MakeUps.Split(' ').SelectMany(Span)];

    public static WorkCalendar Calendar { get; } = new(Years());

    public static IEnumerable<CalendarYear> Years() => Entered.Select(year => new CalendarYear
    {
        Year = year,
        Source = "made",
        EnteredBy = "test",
        EnteredAt = DateTimeOffset.UnixEpoch,
        Days =
        [
            .. DaysOff.Where(day => day.Year == year).Select(day => new CalendarDay { Day = day, Year = year, Worked = false, NameZh = "节" }),
            .. DaysOn.Where(day => day.Year == year).Select(day => new CalendarDay { Day = day, Year = year, Worked = true, NameZh = "调" }),
        ],
    });

    /// <summary>The rule in words: a make-up day is worked; a holiday and any other Saturday or Sunday are not.</summary>
    public static bool Works(DateOnly day) =>
        DaysOn.Contains(day) || (!DaysOff.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Span(string text)
    {
        var ends = text.Split('/').Select(Day).ToList();
        return Enumerable.Range(0, ends[^1].DayNumber - ends[0].DayNumber + 1).Select(ends[0].AddDays);
    }
}
