using System.Globalization;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>Whether days, or a week, differ suddenly from what such days used before. Pure; one alert for each energy type and week.</summary>
/// <remarks>
/// Only measured days count, on both sides: a gap or an estimate is no change. Less on a day off is none, and a working day that
/// used what days off used may be a holiday that the calendar does not know; neither raises anything.
/// </remarks>
public static class SuddenChangeRule
{
    private const int DaysOfWeek = 7;
    private const decimal Band = 0.8m;

    /// <summary>The alerts of some weeks.</summary>
    /// <param name="series">The days, with eight weeks before the first that is looked at.</param>
    /// <param name="from">The first day looked at, inclusive.</param>
    /// <param name="to">The last, exclusive.</param>
    /// <param name="policy">The settings and the calendar.</param>
    public static IReadOnlyList<AlertCandidate> Find(DaySeries series, DateOnly from, DateOnly to, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(policy);
        var measured = series.Days.Where(d => d.Measured >= policy.Gate).ToList();
        return [.. measured.Where(d => d.Day >= from && d.Day < to)
            .Select(day => (Day: day, Usual: UsualDay.Of(measured, day.Day, policy.Calendar)))
            .Where(found => found.Usual is not null)
            .GroupBy(found => MondayOf(found.Day.Day))
            .Select(week => OfWeek(series, week.Key, [.. week.Select(found => (found.Day, found.Usual!))], policy))
            .OfType<AlertCandidate>()];
    }

    /// <summary>The Monday of a day's week.</summary>
    /// <param name="day">Any day.</param>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % DaysOfWeek));

    private static AlertCandidate? OfWeek(DaySeries series, DateOnly monday, List<(SeriesDay Day, UsualDay Usual)> days, AlertPolicy policy)
    {
        var options = policy.Options;
        var candidates = days.ConvertAll(found => OfDay(series, monday, found.Day, found.Usual, policy));
        if (days.Count == DaysOfWeek)
        {
            var (used, low, high) = (days.Sum(d => d.Day.Quantity), days.Sum(d => d.Usual.Low), days.Sum(d => d.Usual.High));
            var (more, less) = (used > high * (1 + (options.WeekChange * Band)), used < low * (1 - (options.WeekChange * Band)));
            if (more || (less && days.All(d => !IsLikeRest(d.Day, d.Usual, policy.Calendar))))
            {
                candidates.Add(Of(series, monday, more, used, (low + high) / 2, more ? high * (1 + options.WeekChange) : low * (1 - options.WeekChange), null));
            }
        }

        // The one that says most: a rise before a fall, one beyond its limit before one that only keeps an alert standing.
        return candidates.OfType<AlertCandidate>().OrderByDescending(c => c.Raises).ThenByDescending(c => c.Grade)
            .ThenByDescending(c => Math.Abs(c.Value!.Value - c.Expected!.Value) / Math.Max(c.Expected.Value, 1m)).FirstOrDefault();
    }

    private static AlertCandidate? OfDay(DaySeries series, DateOnly monday, SeriesDay day, UsualDay usual, AlertPolicy policy)
    {
        var change = policy.Options.DayChange;
        var since = Metering.CalendarDays.StartOf(day.Day, policy.Zone);
        if (usual.High > 0 && day.Quantity > usual.TooMuch(change * Band))
        {
            return Of(series, monday, true, day.Quantity, usual.Middle, usual.TooMuch(change), since);
        }

        var isLess = policy.Calendar.IsWorkingDay(day.Day) && !IsLikeRest(day, usual, policy.Calendar) && day.Quantity < usual.TooLittle(change * Band);
        return isLess ? Of(series, monday, false, day.Quantity, usual.Middle, usual.TooLittle(change), since) : null;
    }

    // What days off use, down to half of it; nothing at all is a meter that stands still.
    private static bool IsLikeRest(SeriesDay day, UsualDay usual, IWorkingDays calendar) =>
        !calendar.IsWorkingDay(day.Day) || (day.Quantity > 0 && day.Quantity >= usual.RestLow / 2 && day.Quantity <= usual.RestHigh);

    private static AlertCandidate Of(DaySeries series, DateOnly monday, bool isMore, decimal used, decimal expected, decimal limit, DateTimeOffset? since) => new(
        new AlertKey(
            series.InstitutionCode, AlertKind.SuddenChange, monday.Year, monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), series.EnergyType.ToString()),
        isMore ? AlertGrade.Warning : AlertGrade.Information)
    {
        Raises = isMore ? used > limit : used < limit,
        Value = Math.Round(used, 3),
        Expected = Math.Round(expected, 3),
        Limit = Math.Round(Math.Max(limit, 0m), 3),
        Unit = series.Unit,
        Since = since,
    };
}
