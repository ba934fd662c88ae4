using EnergyQuota.Metering;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>The running total of each indicator, month by month, against the expected course of the three tiers to the year's end.</summary>
internal static class RunningTotals
{
    private const int Decimals = 3;

    /// <summary>A line for each indicator that has a standing at the end.</summary>
    /// <param name="year">The calendar year.</param>
    /// <param name="course">The standings at the end of each month of the year so far, the last being the report's own.</param>
    public static IReadOnlyList<RunningTotal> Of(int year, IReadOnlyList<IReadOnlyList<StandingAt>> course)
    {
        var last = course[^1];
        var values = last.ToDictionary(at => at.Row.Key, _ => new Dictionary<Month, decimal?>());
        foreach (var (index, standings) in course.Index())
        {
            foreach (var at in standings)
            {
                if (values.TryGetValue(at.Row.Key, out var known))
                {
                    known[new Month(year, index + 1)] = at.Standing.Value;
                }
            }
        }

        return [.. last.Select(at => new RunningTotal(
            ReportWords.Indicator(at.Standing.Indicator),
            ReportWords.Unit(at.Standing.Unit),
            Decimals,
            [.. Enumerable.Range(1, 12).Select(number => Point(at, new Month(year, number), values[at.Row.Key]))]))];
    }

    private static RunningPoint Point(StandingAt at, Month month, Dictionary<Month, decimal?> values)
    {
        var share = at.ExpectedBefore(month.Next.FirstDay);
        return new RunningPoint(
            month.Year,
            month.Number,
            ReportRounding.Amount(values.GetValueOrDefault(month), Decimals),
            ReportRounding.Amount(at.Row.Constraint * share, Decimals),
            ReportRounding.Amount(at.Row.Baseline * share, Decimals),
            ReportRounding.Amount(at.Row.Leading * share, Decimals));
    }
}
