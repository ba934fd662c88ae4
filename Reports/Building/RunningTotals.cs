using EnergyQuota.Metering;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>The running total of each indicator, month by month, against the expected course of the three tiers to the year's end.</summary>
internal static class RunningTotals
{
    private const int Decimals = 3;

    public static async Task<IReadOnlyList<RunningTotal>> OfAsync(
        StandingQuery query, Scope scope, string institutionCode, Month month, IReadOnlyList<StandingAt> last, CancellationToken cancellationToken)
    {
        if (last.Count == 0)
        {
            return [];
        }

        var values = last.ToDictionary(at => at.Row.Key, _ => new Dictionary<Month, decimal?>());
        var earlier = Enumerable.Range(1, month.Number - 1).Select(number => new Month(month.Year, number)).ToList();
        var course = await query.CourseAsync(scope, institutionCode, [.. earlier.Select(step => step.Next.FirstDay)], cancellationToken);
        foreach (var (step, standings) in earlier.Zip(course).Append((month, last)))
        {
            foreach (var at in standings)
            {
                if (values.TryGetValue(at.Row.Key, out var known))
                {
                    known[step] = at.Standing.Value;
                }
            }
        }

        return [.. last.Select(at => new RunningTotal(
            ReportWords.Indicator(at.Standing.Indicator),
            ReportWords.Unit(at.Standing.Unit),
            Decimals,
            [.. Enumerable.Range(1, 12).Select(number => Point(at, new Month(month.Year, number), values[at.Row.Key]))]))];
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
