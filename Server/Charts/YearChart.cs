using System.Globalization;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Charts;

/// <summary>A year in progress against the three values of its quota row: how it adds up, what is expected, and the year before. Pure.</summary>
internal static class YearChart
{
    /// <summary>The chart of a forecast.</summary>
    /// <param name="forecast">The forecast; one without a path gives a chart without labels.</param>
    /// <param name="lastYear">What the year before had used by the end of each month, twelve, in the same unit; <see langword="null"/>: not known.</param>
    public static ChartView Of(QuotaForecast forecast, IReadOnlyList<decimal>? lastYear)
    {
        var path = forecast.Path;
        var limits = forecast.Tiers.Select(tier => new ChartSeries(
            Text.Of(tier.Tier), SeriesShape.Limit, Colour(tier.Tier), [.. path.Select(_ => (decimal?)tier.Limit)]));
        var before = lastYear is null
            ? []
            : new[] { new ChartSeries(Text.YearBefore(forecast.Year - 1), SeriesShape.Dashed, ChartColours.Compared, [.. path.Select(point => (decimal?)By(lastYear, point.Before))]) };
        return new ChartView(
            Text.Of(forecast.Indicator), Show.Unit(forecast.Unit), Text.CumulativeAxis,
            [.. path.Select(point => point.Before.AddDays(-1).ToString("MM-dd", CultureInfo.InvariantCulture))],
            [
                new ChartSeries(Text.UsedSoFar, SeriesShape.Line, ChartColours.Main, [.. path.Select(point => point.Before <= forecast.Until ? (decimal?)point.Expected : null)]),
                .. before,
                new ChartSeries(Text.ExpectedRest, SeriesShape.Dashed, ChartColours.Main, [.. path.Select(point => point.Before >= forecast.Until ? (decimal?)point.Expected : null)]),
                .. limits,
            ])
        {
            Band = new ChartBand(
                Text.RangeOfForecast, ChartColours.Main,
                [.. path.Select(point => point.Before >= forecast.Until ? (decimal?)point.Low : null)],
                [.. path.Select(point => point.Before >= forecast.Until ? (decimal?)point.High : null)]),
        };
    }

    // Up to a day within a month its share of the days.
    private static decimal By(IReadOnlyList<decimal> months, DateOnly before)
    {
        var last = before.AddDays(-1);
        var start = last.Month == 1 ? 0m : months[last.Month - 2];
        return decimal.Round(start + ((months[last.Month - 1] - start) * last.Day / DateTime.DaysInMonth(last.Year, last.Month)), 3);
    }

    private static string Colour(ForecastTier tier) => tier switch
    {
        ForecastTier.Leading => ChartColours.Leading,
        ForecastTier.Baseline => ChartColours.Baseline,
        _ => ChartColours.Constraint,
    };
}
