namespace EnergyQuota.Server.Areas;

/// <summary>The days that an area's consumption is told of: the months of last year and this, and what the month so far is compared with.</summary>
/// <param name="Today">The day under way, which does not count.</param>
public sealed record AreaSpan(DateOnly Today)
{
    /// <summary>How many months there are, from January of last year on.</summary>
    public const int Months = 24;

    /// <summary>Where the same days of the month before stand, and those of the same month a year before.</summary>
    public const int MonthBefore = Months, YearBefore = Months + 1;

    /// <summary>How many spans there are in all.</summary>
    public const int Count = Months + 2;

    /// <summary>The last whole day's year: what is told as this year.</summary>
    public int Year => Today.AddDays(-1).Year;

    /// <summary>Which month is the one under way.</summary>
    public int Current => 12 + Today.AddDays(-1).Month - 1;

    /// <summary>The first day of all.</summary>
    public DateOnly First => new(Year - 1, 1, 1);

    /// <summary>The days of a span; the last day is exclusive, and the first where the span lies ahead.</summary>
    /// <param name="at">Which one.</param>
    public (DateOnly From, DateOnly To) Days(int at)
    {
        var month = First.AddMonths(Current);
        return at switch
        {
            MonthBefore => SameDays(month.AddMonths(-1)),
            YearBefore => SameDays(month.AddYears(-1)),
            _ => (First.AddMonths(at), Earlier(First.AddMonths(at + 1), Today)),
        };
    }

    // The month so far may have more days than the month before it has at all.
    private (DateOnly From, DateOnly To) SameDays(DateOnly month) =>
        (month, Earlier(month.AddDays(Today.DayNumber - First.AddMonths(Current).DayNumber), month.AddMonths(1)));

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
