namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>What a day was to be expected to use, from the days like it in the eight weeks before. Pure.</summary>
/// <remarks>
/// Days are alike that are worked or not, as the calendar says: a holiday is compared with weekends and other holidays, a
/// weekend day made up for with working days. Working days are compared with the same day of the week too, and with the last
/// five of its kind, so that a season that comes slowly is no change. Days of its own week are left out: a change does not become
/// usual while it is looked at.
/// </remarks>
internal sealed class UsualDay
{
    private const int Weeks = 8, FewestAlike = 4, Latest = 5;
    private const decimal SpreadOfMedian = 1.4826m, Spreads = 4m;

    private UsualDay(decimal low, decimal high, decimal spread, decimal restLow, decimal restHigh)
    {
        (Low, High, Spread, RestLow, RestHigh) = (low, high, spread, restLow, restHigh);
    }

    /// <summary>The lower of what such days used over the weeks and lately.</summary>
    public decimal Low { get; }

    /// <summary>The higher of the two.</summary>
    public decimal High { get; }

    /// <summary>How far such days stray from their median, as a standard deviation.</summary>
    public decimal Spread { get; }

    /// <summary>The least that a day off used.</summary>
    public decimal RestLow { get; }

    /// <summary>The most that a day off used.</summary>
    public decimal RestHigh { get; }

    /// <summary>In the middle between the two.</summary>
    public decimal Middle => (Low + High) / 2;

    /// <summary>What would be too much.</summary>
    public decimal TooMuch(decimal change) => Math.Max(High * (1 + change), High + (Spreads * Spread));

    /// <summary>What would be too little.</summary>
    public decimal TooLittle(decimal change) => Math.Min(Low * (1 - change), Low - (Spreads * Spread));

    /// <summary>Finds it; <see langword="null"/> where too few days like it are known.</summary>
    /// <param name="days">All days of the series that were measured, in the order of time.</param>
    /// <param name="day">The day.</param>
    /// <param name="calendar">The working days.</param>
    public static UsualDay? Of(IReadOnlyList<SeriesDay> days, DateOnly day, IWorkingDays calendar)
    {
        var (isWorked, monday) = (calendar.IsWorkingDay(day), SuddenChangeRule.MondayOf(day));
        var before = days.Where(d => d.Day < monday && d.Day >= monday.AddDays(-7 * Weeks)).ToList();
        var alike = before.Where(d => calendar.IsWorkingDay(d.Day) == isWorked).ToList();
        var isOrdinary = isWorked && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var closest = isOrdinary ? alike.Where(d => d.Day.DayOfWeek == day.DayOfWeek).ToList() : alike;
        if (alike.Count < Latest || closest.Count < FewestAlike)
        {
            return null;
        }

        var usual = Median(closest.Select(d => d.Quantity));
        var lately = Median(alike.TakeLast(Latest).Select(d => d.Quantity));
        var spread = SpreadOfMedian * Median(closest.Select(d => Math.Abs(d.Quantity - usual)));
        var rest = before.Where(d => !calendar.IsWorkingDay(d.Day)).Select(d => d.Quantity).DefaultIfEmpty(0m).ToList();
        return new UsualDay(Math.Min(usual, lately), Math.Max(usual, lately), spread, rest.Min(), rest.Max());
    }

    /// <summary>The middle of some numbers; at least one.</summary>
    public static decimal Median(IEnumerable<decimal> numbers)
    {
        var ordered = numbers.Order().ToList();
        var middle = ordered.Count / 2;
        return ordered.Count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
