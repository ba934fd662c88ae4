using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>What the ledger must say, from files that the product has no part in.</summary>
internal sealed class Expectation
{
    /// <summary>kWh by meter, year and month; month 0 is the whole year.</summary>
    public Dictionary<(string Meter, int Year, int Month), decimal> Energy { get; } = [];

    /// <summary>kWh by meter from its first to its last good reading; may be empty.</summary>
    public Dictionary<string, decimal> Totals { get; } = [];

    /// <summary>Hours that are not measured, by meter and year; may be empty.</summary>
    public Dictionary<(string Meter, int Year), int> NotMeasured { get; } = [];

    /// <summary>Measured and estimated hours by meter and year; may be empty.</summary>
    public Dictionary<(string Meter, int Year), (int Measured, int Estimated)> Hours { get; } = [];

    /// <summary>All findings that may be open.</summary>
    public HashSet<(string Meter, FindingKind Kind, DateTimeOffset At)> Findings { get; } = [];

    /// <summary>Reads <c>expected.csv</c>.</summary>
    /// <param name="folder">The folder of buildings.</param>
    public static Expectation OfBuildings(string folder)
    {
        var expectation = new Expectation();
        foreach (var row in CsvFile.Rows(Path.Combine(folder, "expected.csv")))
        {
            var meter = $"{row["building_id"]}-{row["utility"]}";
            var year = int.Parse(row["year"], null);
            expectation.NotMeasured[(meter, year)] = int.Parse(row["missing_hours"], null);
            expectation.Energy[(meter, year, 0)] = CsvFile.Number(row["annual_kwh"]);
            for (var month = 1; month <= 12; month++)
            {
                if (row[$"m{month:D2}_kwh"] is { Length: > 0 } text)
                {
                    expectation.Energy[(meter, year, month)] = CsvFile.Number(text);
                }
            }
        }

        return expectation;
    }

    /// <summary>Reads what <c>tests/expect/damaged.py</c> wrote.</summary>
    /// <param name="folder">Its folder.</param>
    public static Expectation OfDamaged(string folder)
    {
        var expectation = new Expectation();
        foreach (var row in CsvFile.Rows(Path.Combine(folder, "years.csv")))
        {
            expectation.Energy[(row["meter"], int.Parse(row["year"], null), 0)] = CsvFile.Number(row["kwh"]);
        }

        foreach (var row in CsvFile.Rows(Path.Combine(folder, "totals.csv")))
        {
            expectation.Totals[row["meter"]] = CsvFile.Number(row["kwh"]);
        }

        foreach (var row in CsvFile.Rows(Path.Combine(folder, "hours.csv")))
        {
            expectation.Hours[(row["meter"], int.Parse(row["year"], null))] = (int.Parse(row["measured"], null), int.Parse(row["estimated"], null));
        }

        foreach (var row in CsvFile.Rows(Path.Combine(folder, "findings.csv")))
        {
            expectation.Findings.Add((row["meter"], Enum.Parse<FindingKind>(row["kind"], ignoreCase: true), CsvFile.Stamp(row["at"])));
        }

        return expectation;
    }
}
