using System.Globalization;
using EnergyQuota.Server.Charts;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Load;

/// <summary>The charts of a load: each hour of each day, and the usual day. Pure.</summary>
internal static class LoadCharts
{
    private const int HoursOfDay = 24;
    private static readonly IReadOnlyList<string> HourLabels = [.. Enumerable.Range(0, HoursOfDay).Select(hour => $"{hour:00}:00")];

    /// <summary>Hours over days.</summary>
    /// <param name="hours">The hours; at least one.</param>
    /// <param name="of">What was used, as a heading names it.</param>
    /// <param name="unit">The unit as printed.</param>
    public static HeatView Map(IReadOnlyCollection<LoadHour> hours, string of, string unit)
    {
        var byDay = hours.ToLookup(hour => hour.Day);
        var (first, last) = (hours.Min(hour => hour.Day), hours.Max(hour => hour.Day));
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        return new HeatView(
            Text.LoadByHour(of), unit, Text.DayWord, [.. days.Select(Show.Day)], HourLabels,
            [.. days.Select(day => (IReadOnlyList<decimal?>)[.. Enumerable.Range(0, HoursOfDay).Select(at => byDay[day].FirstOrDefault(hour => hour.Hour == at)?.Quantity)])]);
    }

    /// <summary>The usual working day beside the usual other day.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="of">What was used, as a heading names it.</param>
    /// <param name="unit">The unit as printed.</param>
    public static ChartView Day(LoadPattern pattern, string of, string unit) => new(
        Text.UsualDay(of), unit, Text.HourWord, [.. Enumerable.Range(0, HoursOfDay).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture))],
        [
            new ChartSeries(Text.WorkingDaysOf(pattern.WorkingDays), SeriesShape.Line, ChartColours.Main, pattern.Working),
            new ChartSeries(Text.RestDaysOf(pattern.RestDays), SeriesShape.Dashed, ChartColours.Constraint, pattern.Other),
        ]);
}
