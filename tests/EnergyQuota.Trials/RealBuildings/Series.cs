using EnergyQuota.Metering;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Turns files into what is published.</summary>
internal static class Series
{
    /// <summary>Adds the hourly amounts of every building up to registers: start, middle and end of each present hour.</summary>
    /// <param name="folder">The folder of buildings.</param>
    public static List<MeterSeries> OfBuildings(string folder)
    {
        var series = new List<MeterSeries>();
        foreach (var building in CsvFile.Rows(Path.Combine(folder, "metadata.csv")).Select(static row => row["building_id"]))
        {
            var rows = CsvFile.Rows(Path.Combine(folder, "hourly", $"{building}.csv.gz")).ToList();
            foreach (var column in rows[0].Keys.Where(static name => name.EndsWith("_kwh", StringComparison.Ordinal)))
            {
                var hours = rows.Where(row => row[column].Length > 0).Select(row => (Start: CsvFile.Stamp(row["timestamp"]), Amount: CsvFile.Number(row[column]))).ToList();
                if (hours.Count > 0)
                {
                    var rated = (hours.Max(static hour => hour.Amount) * 3) + 1;
                    series.Add(new MeterSeries(InstitutionOf(building, series), building, column[..^"_kwh".Length], rated, Register(hours)));
                }
            }
        }

        return series;
    }

    /// <summary>Reads what <c>tests/expect/damaged.py</c> wrote.</summary>
    /// <param name="folder">Its folder.</param>
    public static List<MeterSeries> OfDamaged(string folder)
    {
        var series = new List<MeterSeries>();
        foreach (var row in CsvFile.Rows(Path.Combine(folder, "meters.csv")))
        {
            var code = row["meter"];
            var hyphen = code.LastIndexOf('-');
            var positions = CsvFile.Rows(Path.Combine(folder, "readings", $"{code}.csv"))
                .Select(static reading => new Position(CsvFile.Stamp(reading["time"]), CsvFile.Number(reading["value"])))
                .ToList();
            series.Add(new MeterSeries(InstitutionOf(code[..hyphen], series), code[..hyphen], code[(hyphen + 1)..], CsvFile.Number(row["rated_max_per_hour"]), positions)
            {
                Modulus = CsvFile.Number(row["modulus"]),
                Swap = row["replacement_at"].Length == 0
                    ? null
                    : new MeterSwap(CsvFile.Stamp(row["replacement_at"]), CsvFile.Number(row["replacement_final"]), CsvFile.Number(row["replacement_first"])),
            });
        }

        return series;
    }

    // Codes of institutions are shorter than the names of buildings; the meters of a building follow each other.
    private static string InstitutionOf(string building, List<MeterSeries> before) =>
        before.Count > 0 && before[^1].Building == building ? before[^1].Institution : $"TRIAL{before.Count + 1:D13}";

    private static List<Position> Register(List<(DateTimeOffset Start, decimal Amount)> hours)
    {
        var positions = new List<Position>(hours.Count * 2);
        var level = 0m;
        foreach (var (start, amount) in hours)
        {
            // The end of the hour before is this one's start where they touch: the same reading.
            if (positions.Count == 0 || positions[^1].Time != start)
            {
                positions.Add(new Position(start, ReadingLimits.Round(level)));
            }

            positions.Add(new Position(start.AddMinutes(30), ReadingLimits.Round(level + (amount / 2))));
            level += amount;
            positions.Add(new Position(start.AddHours(1), ReadingLimits.Round(level)));
        }

        return positions;
    }
}
