using System.Diagnostics;
using System.Globalization;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Trials.RealBuildings;

namespace EnergyQuota.Trials.Forecast;

/// <summary>Forecasts years that are over as if they were not, and compares with what came and with two plain rules.</summary>
/// <param name="settings">What to do.</param>
/// <param name="output">Where it is told.</param>
internal sealed class ForecastTrial(ForecastSettings settings, TextWriter output)
{
    private const decimal Gate = 0.9m;
    private const double SameSum = 1e-6;

    /// <summary>Runs it.</summary>
    /// <returns>0, or 1 where sums disagree, nothing could be forecast, or the aim was asked for and missed.</returns>
    /// <exception cref="TrialException">The folder cannot be read.</exception>
    public int Run()
    {
        var rows = Baselines();
        foreach (var series in rows.GroupBy(row => (row["building"], row["utility"])).Where(s => s.All(row => row["last_filled"].Length == 0)))
        {
            var reasons = series.Select(row => row["reason"]).Where(reason => reason.Length > 0).ToList();
            output.WriteLine($"left out: {series.Key.Item1} {series.Key.Item2}: {(reasons.Count > 0 ? string.Join("; ", reasons) : "no two years in a row")}");
        }

        var plain = rows.Where(row => row["last_filled"].Length > 0).Select(PlainForecasts.Of).ToList();
        if (plain.Count == 0)
        {
            output.WriteLine("No series has two good years in a row.");
            return 1;
        }

        var good = rows.Where(row => row["good"] == "yes").Select(row => (row["building"], row["utility"], int.Parse(row["year"], CultureInfo.InvariantCulture))).ToHashSet();
        var years = plain.Select(p => p.Building).Distinct().ToDictionary(building => building, building => HourlyFolder.Read(settings.Folder, building));
        var tested = plain.Select(p => Take(p, years[p.Building], good)).ToList();
        var wrong = tested.Where(t => Math.Abs(((double)t.Truth.Sum() / t.Plain.Filled) - 1.0) > SameSum).ToList();
        wrong.ForEach(t => output.WriteLine($"SUMS DISAGREE: {t.Plain.Building} {t.Plain.Utility} {t.Plain.Year}: {t.Truth.Sum()} here, {t.Plain.Filled} by the script"));

        var all = BothWays(tested);
        var own = ErrorTable(tested, all);
        if (settings.Table is { } file)
        {
            File.WriteAllText(file, ShippedErrors.Write(own) + "\n");
        }

        var aim = new ForecastReport(output).Print(tested, ShippedErrors.Table, SiteTables(tested));
        return wrong.Count > 0 || (settings.Aim && !aim) ? 1 : 0;
    }

    private List<IReadOnlyDictionary<string, string>> Baselines()
    {
        var start = new ProcessStartInfo("python3", [Checkout.File("tests/expect/forecast_baselines.py"), settings.Folder]) { RedirectStandardOutput = true };
        using var script = Process.Start(start) ?? throw new TrialException("python3 could not be started.");
        var file = Path.GetTempFileName();
        try
        {
            using (var copy = File.Create(file))
            {
                script.StandardOutput.BaseStream.CopyTo(copy);
            }

            script.WaitForExit();
            return script.ExitCode == 0 ? [.. CsvFile.Rows(file)] : throw new TrialException($"forecast_baselines.py ended with {script.ExitCode}.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static TestedYear Take(
        PlainForecasts plain, IReadOnlyDictionary<(string Utility, int Year), ForecastYear> years, HashSet<(string Building, string Utility, int Year)> good)
    {
        var past = years.Where(y => y.Key.Utility == plain.Utility && y.Key.Year < plain.Year && good.Contains((plain.Building, plain.Utility, y.Key.Year)));
        return new TestedYear(plain, new BackTestSeries($"{plain.UseType}|{plain.Utility}", years[(plain.Utility, plain.Year)], [.. past.Select(y => y.Value)]), Gate);
    }

    // A pair of years is read backwards as well, so that the errors know no direction: the years at hand happened to fall.
    private static List<BackTestSeries> BothWays(List<TestedYear> tested) =>
    [
        .. tested.SelectMany(t => new[] { t.Series, Backwards(t.Series) }),
    ];

    private static BackTestSeries Backwards(BackTestSeries series)
    {
        var last = series.Past.MaxBy(p => p.Year)!;
        return new BackTestSeries($"{series.Group}|backwards", last with { Year = series.Year.Year }, [series.Year with { Year = last.Year }]);
    }

    private static ErrorTable ErrorTable(List<TestedYear> tested, List<BackTestSeries> series) => BackTest.Summarize(
        BackTest.Run(series, Gate),
        $"{tested.Count} series of {tested.Select(t => t.Plain.Building).Distinct().Count()} real buildings",
        tested.Count,
        ShippedErrors.Table,
        1);

    // For each site the errors of all the others: what a building is judged by is not its own.
    private static Dictionary<string, ErrorTable> SiteTables(List<TestedYear> tested)
    {
        var sites = tested.Select(t => t.Plain.Site).Distinct().ToList();
        return sites.Count < 2 ? [] : sites.ToDictionary(site => site, site =>
        {
            var others = tested.Where(t => t.Plain.Site != site).ToList();
            return ErrorTable(others, BothWays(others));
        });
    }
}
