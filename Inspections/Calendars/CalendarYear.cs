namespace EnergyQuota.Inspections.Calendars;

/// <summary>
/// The days of one year on which public bodies rest or work against the week: public holidays (法定节假日) and make-up days
/// (调休上班日), as the General Office of the State Council announces them each autumn.
/// </summary>
public sealed class CalendarYear
{
    /// <summary>The calendar year, 2000 to 2200.</summary>
    public required int Year { get; set; }

    /// <summary>The notice it rests on, with its number.</summary>
    public required string Source { get; set; }

    /// <summary>Who entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered last.</summary>
    public required DateTimeOffset EnteredAt { get; set; }

    /// <summary>Its days that differ from the week; each at most once.</summary>
    public List<CalendarDay> Days { get; set; } = [];
}

/// <summary>A day on which it is otherwise than the week says.</summary>
public sealed class CalendarDay
{
    /// <summary>The day.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>The year it belongs to; that of <see cref="Day"/>.</summary>
    public required int Year { get; set; }

    /// <summary><see langword="true"/>: a make-up day that is worked; <see langword="false"/>: a holiday.</summary>
    public required bool Worked { get; set; }

    /// <summary>The holiday it is or makes up for, in Chinese.</summary>
    public required string NameZh { get; set; }

    /// <summary>The same in English; may be empty.</summary>
    public string NameEn { get; set; } = "";
}
