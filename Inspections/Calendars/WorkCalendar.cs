namespace EnergyQuota.Inspections.Calendars;

/// <summary>The working-day calendar (工作日历). Pure; immutable.</summary>
/// <remarks>
/// A year that was not entered has no working days and no days of rest: asking for one is an error of the caller, who has to
/// ask <see cref="Knows"/> first. The weekend alone would count holidays as working days, so that a deadline would end too
/// early, at the cost of the one who owes something.
/// </remarks>
public sealed class WorkCalendar
{
    private readonly HashSet<int> _years;
    private readonly Dictionary<DateOnly, CalendarDay> _days;

    /// <summary>Makes a calendar of some years.</summary>
    /// <param name="years">The years that were entered, each at most once.</param>
    public WorkCalendar(IEnumerable<CalendarYear> years)
    {
        var entered = years.ToList();
        _years = [.. entered.Select(year => year.Year)];
        _days = entered.SelectMany(year => year.Days).ToDictionary(day => day.Day);
    }

    /// <summary>The calendar that knows no year.</summary>
    public static WorkCalendar Empty { get; } = new([]);

    /// <summary>Whether the year of a day was entered.</summary>
    /// <param name="day">The day.</param>
    public bool Knows(DateOnly day) => _years.Contains(day.Year);

    /// <summary>What a day is.</summary>
    /// <param name="day">A day of a year that was entered.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year was not entered.</exception>
    public DayKind Of(DateOnly day)
    {
        if (!Knows(day))
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, "The calendar of this year was not entered.");
        }

        return _days.TryGetValue(day, out var known) ? (known.Worked ? DayKind.MakeUp : DayKind.Holiday)
            : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend
            : DayKind.Workday;
    }

    /// <summary>Whether public bodies work on a day.</summary>
    /// <param name="day">A day of a year that was entered.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year was not entered.</exception>
    public bool IsWorkingDay(DateOnly day) => Of(day) is DayKind.Workday or DayKind.MakeUp;

    /// <summary>The holiday that a day is or makes up for; <see langword="null"/> on any other day.</summary>
    /// <param name="day">The day.</param>
    public CalendarDay? Named(DateOnly day) => _days.GetValueOrDefault(day);
}

/// <summary>What a day is in the working-day calendar.</summary>
public enum DayKind
{
    /// <summary>A working day of the week.</summary>
    Workday = 1,

    /// <summary>A Saturday or Sunday.</summary>
    Weekend = 2,

    /// <summary>A public holiday.</summary>
    Holiday = 3,

    /// <summary>A Saturday or Sunday that is worked to make up for a holiday.</summary>
    MakeUp = 4,
}
