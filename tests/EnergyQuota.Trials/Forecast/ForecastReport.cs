using System.Globalization;
using EnergyQuota.Quotas.Forecasting;

namespace EnergyQuota.Trials.Forecast;

/// <summary>Prints how far the forecasts were off.</summary>
/// <param name="output">Where.</param>
internal sealed class ForecastReport(TextWriter output)
{
    private const double LeastCovered = 0.75;
    private const double MostCovered = 0.88;
    private static readonly string[] Months = ["", "", "", "March", "", "", "June", "", "", "September"];

    /// <summary>Prints the tables.</summary>
    /// <param name="tested">The years.</param>
    /// <param name="shipped">The errors that come with the program.</param>
    /// <param name="bySite">Errors without a site's own, by site; empty where there is one site only.</param>
    /// <returns>Whether every date is better than both plain rules, and no range holds so many or so few that chance does not explain it.</returns>
    public bool Print(IReadOnlyCollection<TestedYear> tested, ErrorTable shipped, IReadOnlyDictionary<string, ErrorTable> bySite)
    {
        var (better, steady, likely) = (true, true, true);
        var chance = 2.0 * Math.Sqrt(ForecastMethod.RangeLevel * (1.0 - ForecastMethod.RangeLevel) / tested.Count);
        output.WriteLine($"{tested.Count} series have two good years. Error of the year's total, middle one (mean), %; true total: missing hours like the others of their month.");
        output.WriteLine($"{"end of",-10} {"forecast",14} {"last year",14} {"straight line",14}   in the 80 % range   ... without the own site   middle half-width");
        foreach (var months in PlainForecasts.Dates)
        {
            var found = Found(tested, months, shipped);
            var ours = found.Select(f => Off((double)f.Forecast.Expected, f.Year.Plain.Filled)).ToList();
            var last = tested.Select(t => Off(t.Plain.LastFilled, t.Plain.Filled)).ToList();
            var line = tested.Select(t => Off(t.Plain.LineFilled[months], t.Plain.Filled)).ToList();
            var covered = Share(found.Select(f => Holds(f.Forecast, f.Year)));
            var apart = bySite.Count == 0 ? double.NaN : Share(tested.Select(t => Holds(t.At(months, bySite[t.Plain.Site]), t)));
            var width = Middle(found.Where(f => f.Forecast.Refusal is null).Select(f => (double)((f.Forecast.High - f.Forecast.Low) / 2m / f.Forecast.Expected)));
            output.WriteLine(Text($"{Months[months],-10} {Both(ours),14} {Both(last),14} {Both(line),14}   {covered,17:P0}   {apart,24:P0}   {width,17:P1}"));
            better &= Middle(ours) < Middle(last) && Middle(ours) < Middle(line);
            steady &= covered is >= LeastCovered and <= MostCovered;
            likely &= Math.Abs(covered - ForecastMethod.RangeLevel) <= chance;
        }

        output.WriteLine("The same against the hours that are there, nothing filled in:");
        foreach (var months in PlainForecasts.Dates)
        {
            var ours = tested.Select(t => Off((double)t.At(months, shipped).Expected, t.Plain.Present)).ToList();
            var last = tested.Select(t => Off(t.Plain.LastPresent, t.Plain.Present)).ToList();
            var line = tested.Select(t => Off(t.Plain.LinePresent[months], t.Plain.Present)).ToList();
            output.WriteLine($"{Months[months],-10} {Both(ours),14} {Both(last),14} {Both(line),14}");
        }

        output.WriteLine($"Ranges by: {shipped.Source}. Without the own site: errors of the other {bySite.Count} sites' series, each left out in turn.");
        output.WriteLine($"Better than both plain rules at each date: {(better ? "yes" : "NO")}. Ranges hold 75 to 88 % at each date: {(steady ? "yes" : "NO")}; within two standard deviations of 80 %: {(likely ? "yes" : "NO")}.");
        return better && likely;
    }

    // What is refused is said, and counts as off by all.
    private List<(TestedYear Year, Quotas.Forecasting.Forecast Forecast)> Found(IEnumerable<TestedYear> tested, int months, ErrorTable errors)
    {
        var found = tested.Select(t => (Year: t, Forecast: t.At(months, errors))).ToList();
        found.Where(f => f.Forecast.Refusal is not null).ToList()
            .ForEach(f => output.WriteLine($"NOT FORECAST at the end of {Months[months]}: {f.Year.Plain.Building} {f.Year.Plain.Utility} {f.Year.Plain.Year}: {f.Forecast.Refusal}"));
        return found;
    }

    private static double Off(double forecast, double truth) => Math.Abs((forecast / truth) - 1.0);

    private static bool Holds(Quotas.Forecasting.Forecast forecast, TestedYear year) =>
        (double)forecast.Low <= year.Plain.Filled && year.Plain.Filled <= (double)forecast.High;

    private static double Share(IEnumerable<bool> held) => held.Average(h => h ? 1.0 : 0.0);

    private static string Both(IReadOnlyCollection<double> errors) => Text($"{Middle(errors) * 100:0.0} ({errors.Average() * 100:0.0})");

    private static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2.0;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
