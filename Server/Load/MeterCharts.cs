using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Charts;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Load;

/// <summary>The charts of a meter. Pure.</summary>
internal static class MeterCharts
{
    private const string BeforeColour = "#80939a";

    /// <summary>Days of a register, beside the same days a year before where those are given.</summary>
    /// <param name="register">The register.</param>
    /// <param name="span">The days.</param>
    /// <param name="days">Its rows.</param>
    /// <param name="before">The rows of a year before, or <see langword="null"/>.</param>
    public static ChartView Days(MeterRegister register, DaySpan span, IEnumerable<LedgerDay> days, IEnumerable<LedgerDay>? before)
    {
        var known = days.ToDictionary(day => day.Day, day => day.Quantity);
        var earlier = before?.ToDictionary(day => day.Day, day => day.Quantity);
        var all = All(span);
        return View(
            register, Text.DailyConsumption, Text.DayWord, [.. all.Select(Show.Day)], [.. all.Select(day => Known(known, day))],
            earlier is null ? null : [.. all.Select(day => Known(earlier, day.AddYears(-1)))]);
    }

    /// <summary>Hours of a register, beside the same hours a year before where those are given.</summary>
    /// <param name="register">The register.</param>
    /// <param name="hours">Its hours, ascending.</param>
    /// <param name="before">The hours of a year before, or <see langword="null"/>.</param>
    public static ChartView Hours(MeterRegister register, IReadOnlyList<LoadHour> hours, IReadOnlyList<LoadHour>? before)
    {
        var earlier = before?.ToDictionary(hour => (hour.Day, hour.Hour), hour => hour.Quantity);
        return View(
            register, Text.HourlyConsumption, Text.HourAxis,
            [.. hours.Select(hour => string.Create(CultureInfo.InvariantCulture, $"{hour.Day:MM-dd} {hour.Hour:00}:00"))],
            [.. hours.Select(hour => hour.Quantity)],
            earlier is null ? null : [.. hours.Select(hour => earlier.GetValueOrDefault((hour.Day.AddYears(-1), hour.Hour)))]);
    }

    /// <summary>How each day of a meter is known: percent measured, by hand, estimated and missing.</summary>
    /// <param name="span">The days.</param>
    /// <param name="days">The rows of all its registers.</param>
    public static ChartView Quality(DaySpan span, IEnumerable<LedgerDay> days)
    {
        var known = days.ToLookup(day => day.Day);
        var all = All(span);
        return new ChartView(
            Text.QualityOfDays, "%", Text.DayWord, [.. all.Select(Show.Day)],
            [
                Part(Text.MeasuredWord, "#0b6e5f", day => day.MeasuredHours),
                Part(Text.ManualShare, "#2b6cb0", day => day.ManualHours),
                Part(Text.EstimatedShare, "#b07a12", day => day.EstimatedHours),
                new ChartSeries(Text.MissingWord, SeriesShape.Bars, "#b03024", [.. all.Select(day => (decimal?)(known.Contains(day) ? Queries.Quality.Percent(known[day], row => row.MissingHours) : 100m))]) { Stack = "day" },
            ]);

        ChartSeries Part(string name, string colour, Func<LedgerDay, int> hours) =>
            new(name, SeriesShape.Bars, colour, [.. all.Select(day => (decimal?)Queries.Quality.Percent(known[day], hours))]) { Stack = "day" };
    }

    private static ChartView View(MeterRegister register, string title, string axis, IReadOnlyList<string> labels, IReadOnlyList<decimal?> values, IReadOnlyList<decimal?>? before)
    {
        var name = register.Name == RegisterId.DefaultName ? title : $"{title} · {register.Name}";
        return new ChartView(
            name, Show.Unit(register.Unit.Base()), axis, labels,
            [
                new ChartSeries(title, SeriesShape.Bars, ChartColours.Main, values),
                .. before is null ? [] : new[] { new ChartSeries(Text.YearEarlier, SeriesShape.Bars, BeforeColour, before) },
            ]);
    }

    private static List<DateOnly> All(DaySpan span) => [.. Enumerable.Range(0, span.Days).Select(span.From.AddDays)];

    private static decimal? Known(Dictionary<DateOnly, decimal> days, DateOnly day) => days.TryGetValue(day, out var known) ? known : null;
}
