using System.Globalization;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Trials.RealBuildings;

namespace EnergyQuota.Trials.Forecast;

/// <summary>Reads the hourly files of a folder of buildings as years of months, as the product would have them.</summary>
internal static class HourlyFolder
{
    private const string Time = "timestamp";
    private const string Suffix = "_kwh";

    /// <summary>The years of a building by utility.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="building">The building's name.</param>
    public static IReadOnlyDictionary<(string Utility, int Year), ForecastYear> Read(string folder, string building)
    {
        var sums = new Dictionary<(string Utility, int Year), (decimal[] Kwh, int[] Hours)>();
        foreach (var row in CsvFile.Rows(Path.Combine(folder, "hourly", $"{building}.csv.gz")))
        {
            var stamp = row[Time];
            var (year, month) = (int.Parse(stamp.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(stamp.AsSpan(5, 2), CultureInfo.InvariantCulture) - 1);
            foreach (var (column, text) in row)
            {
                if (text.Length > 0 && column != Time)
                {
                    var key = (column.EndsWith(Suffix, StringComparison.Ordinal) ? column[..^Suffix.Length] : column, year);
                    if (!sums.TryGetValue(key, out var sum))
                    {
                        sums.Add(key, sum = (new decimal[12], new int[12]));
                    }

                    sum.Kwh[month] += CsvFile.Number(text);
                    sum.Hours[month]++;
                }
            }
        }

        return sums.ToDictionary(s => s.Key, s => Year(s.Key.Year, s.Value.Kwh, s.Value.Hours));
    }

    private static ForecastYear Year(int year, decimal[] kwh, int[] hours)
    {
        var expected = Enumerable.Range(1, 12).Select(month => DateTime.DaysInMonth(year, month) * 24).ToList();
        return new ForecastYear(
            year,
            [.. kwh.Select((amount, m) => hours[m] == 0 ? (decimal?)null : amount * expected[m] / hours[m])],
            (decimal)hours.Sum() / expected.Sum());
    }
}
