using EnergyQuota.Metering;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>The running total of each indicator, month by month, against what the agency's split allots of the three tiers.</summary>
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

        var points = last.ToDictionary(at => at.Row.Key, _ => new List<RunningPoint>());
        for (var step = new Month(month.Year, 1); step <= month; step = step.Next)
        {
            foreach (var at in await query.AtAsync(scope, institutionCode, step.Next.FirstDay, cancellationToken))
            {
                if (points.TryGetValue(at.Row.Key, out var known))
                {
                    known.Add(Point(at, step));
                }
            }
        }

        return [.. last.Select(at => new RunningTotal(
            ReportWords.Indicator(at.Standing.Indicator), at.Standing.Unit, Decimals, points[at.Row.Key]))];
    }

    private static RunningPoint Point(StandingAt at, Month month)
    {
        var share = at.Standing.SplitSet && at.Standing.Constraint > 0m ? at.Standing.Expected / at.Standing.Constraint : (decimal?)null;
        return new RunningPoint(
            month.Year,
            month.Number,
            ReportRounding.Amount(at.Standing.Value, Decimals),
            ReportRounding.Amount(at.Standing.Constraint * share, Decimals),
            ReportRounding.Amount(at.Row.Baseline * share, Decimals),
            ReportRounding.Amount(at.Row.Leading * share, Decimals));
    }
}
