using System.Globalization;
using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Trials;

/// <summary>Runs register scenarios and says where the result differs from what is expected.</summary>
public static class RegisterScenarios
{
    private const int Shuffles = 8;

    /// <summary>Runs every scenario of a file. A line that cannot be read fails by its number; the others are still run.</summary>
    /// <returns>0 where there are scenarios and all pass, otherwise 1.</returns>
    public static int Run(string path, TextWriter output)
    {
        try
        {
            var (passed, failed) = Run(path, File.ReadLines(path), output);
            if (passed + failed == 0)
            {
                output.WriteLine($"{path}: there is no scenario in it");
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
            return failed == 0 && passed > 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"{path}: {e.Message}");
            return 1;
        }
    }
    /// <summary>The differences of one scenario: to what is expected, between orders of arrival, and after each checkpoint.</summary>
    public static IReadOnlyList<string> Differences(RegisterScenario scenario)
    {
        var readings = Stored(scenario.Arrivals);
        var result = RegisterSettlement.Settle(scenario.Facts, readings);
        var found = Fields(result, scenario.Facts);
        var differences = Compare(scenario.Id, string.Empty, scenario.Expected, found).ToList();
        if (found["terms.total"] != found["total"])
        {
            differences.Add($"{scenario.Id}: the terms give {found["terms.total"]}, the days {found["total"]}");
        }

        var random = new Random(scenario.Arrivals.Count);
        for (var i = 0; i < Shuffles; i++)
        {
            var arrivals = scenario.Arrivals.ToArray();
            random.Shuffle(arrivals);
            var shuffled = Fields(RegisterSettlement.Settle(scenario.Facts, Stored(arrivals)), scenario.Facts);
            differences.AddRange(Compare(scenario.Id, " in another order of arrival", found, shuffled));
        }

        foreach (var day in result.Days.Where(d => d.Checkpoint is not null))
        {
            var resumed = RegisterSettlement.Settle(scenario.Facts, readings, day.Checkpoint);
            var known = scenario.Facts with { Events = [.. scenario.Facts.Events.Where(e => e.At <= resumed.ResumedAfter)] };
            var before = RegisterSettlement.Settle(known, readings.Where(r => r.Time <= resumed.ResumedAfter));
            var joined = resumed with
            {
                Terms = before.Terms.Then(resumed.Terms),
                Multiplied = before.Multiplied + resumed.Multiplied,
                Days = [.. result.Days.Where(d => d.Day < day.Day), .. resumed.Days],
                Findings = [.. result.Findings.Where(f => f.At <= resumed.ResumedAfter), .. resumed.Findings],
            };
            differences.AddRange(Compare(scenario.Id, $" after the checkpoint of {day.Day:yyyy-MM-dd}", found, Fields(joined, scenario.Facts)));
        }

        return differences;
    }

    private static (int Passed, int Failed) Run(string path, IEnumerable<string> lines, TextWriter output)
    {
        var (passed, failed) = (0, 0);
        foreach (var (index, line) in lines.Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var differences = DifferencesOf(line);
            foreach (var difference in differences)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}:{index + 1}: {difference}"));
            }

            (passed, failed) = differences.Count == 0 ? (passed + 1, failed) : (passed, failed + 1);
        }

        return (passed, failed);
    }

    private static IReadOnlyList<string> DifferencesOf(string line)
    {
        try
        {
            return Differences(RegisterScenario.Parse(line));
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException)
        {
            return [e.Message];
        }
    }

    /// <summary>What a reading store makes of arrivals: ordered by time and value, each kept once.</summary>
    private static Reading[] Stored(IEnumerable<Reading> arrivals) =>
    [
        .. arrivals
            .GroupBy(r => (r.Time, r.Value))
            .Select(same => same.MinBy(r => (r.Basis, r.ReceivedAt)))
            .OrderBy(r => r.Time)
            .ThenBy(r => r.Value),
    ];

    private static IEnumerable<string> Compare(
        string id, string when, IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> found) =>
        from field in expected
        let got = found.GetValueOrDefault(field.Key, "nothing")
        where got != field.Value
        select $"{id}: {field.Key}{when}: expected [{field.Value}], got [{got}]";

    private static Dictionary<string, string> Fields(SettlementResult result, RegisterFacts facts)
    {
        var (terms, toBase) = (result.Terms, facts.Unit.FactorToBase());
        return new Dictionary<string, string>
        {
            ["total"] = RegisterScenario.Text(result.Days.Sum(d => d.Amount)),
            ["terms.total"] = RegisterScenario.Text(terms.Total),
            ["terms.first"] = terms.First is { } first ? RegisterScenario.Text(first) : "-",
            ["terms.last"] = terms.Last is { } last ? RegisterScenario.Text(last) : "-",
            ["terms.last_minus_first"] = RegisterScenario.Text(terms.LastMinusFirst),
            ["terms.wraps"] = RegisterScenario.Text(terms.Wraps),
            ["terms.replacement_steps"] = RegisterScenario.Text(terms.ReplacementSteps),
            ["terms.held"] = RegisterScenario.Text(terms.Held),
            ["days"] = string.Join(", ", result.Days.Select(d => $"{d.Day:yyyy-MM-dd} {RegisterScenario.Text(d.Amount)}")),
            ["estimated_hours"] = result.Days.Sum(d => d.EstimatedHours).ToString(CultureInfo.InvariantCulture),
            ["findings"] = RegisterScenario.Text(result.Findings.Select(f =>
                (f.At, RegisterScenario.Text(f.Kind), f.Amount is { } held ? RegisterScenario.Text(held) : "-"))),
            ["multiplied.total"] = RegisterScenario.Text(result.Multiplied),
            ["multiplied.days"] = string.Join(", ", result.Days.Select(d => $"{d.Day:yyyy-MM-dd} {RegisterScenario.Text(d.Quantity / toBase)}")),
        };
    }
}
