using EnergyQuota.Metering;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Filing;

/// <summary>Decides which periods of a region are to be filed. Pure: the same facts and instant always give the same answer.</summary>
public static class RegionFilingRule
{
    /// <summary>The facts of a region: it waits for the last of its institutions.</summary>
    /// <param name="institutions">The facts of its institutions; at least one.</param>
    public static FilingFacts Of(IReadOnlyCollection<FilingFacts> institutions)
    {
        ArgumentNullException.ThrowIfNull(institutions);
        return new FilingFacts(
            institutions.Min(f => f.From),
            institutions.Any(f => f.To is null) ? null : institutions.Max(f => f.To),
            institutions.Min(f => f.FirstData),
            [.. institutions.SelectMany(f => f.Zones).Distinct()],
            [.. institutions.SelectMany(f => f.Waiting)],
            new Dictionary<Month, int>());
    }

    /// <summary>The periods whose first edition is missing and whose time has come, oldest first, each ready or unsettled.</summary>
    /// <param name="facts">The region's facts.</param>
    /// <param name="filed">The periods of which an edition is filed.</param>
    /// <param name="waitDays">Days that late data are given after a period's end, 0 or more.</param>
    /// <param name="monthsBack">How many months that are over are looked at, 1 or more.</param>
    /// <param name="asOf">The instant for which to decide.</param>
    public static IReadOnlyList<(ReportPeriod Period, FilingReadiness Readiness)> Missing(
        FilingFacts facts, IReadOnlySet<ReportPeriod> filed, int waitDays, int monthsBack, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(filed);
        if (facts.FirstData is not { } first)
        {
            return [];
        }

        var over = facts.Zones.Select(zone => Month.Of(asOf, zone).Previous).Min();
        var missing = new List<(ReportPeriod, FilingReadiness)>();
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            var period = ReportPeriod.Of(kind, over.FirstDay);
            period = period.LastMonth > over ? period.Previous : period;
            for (var months = 0; months < monthsBack && period.LastMonth >= first; months += period.Months, period = period.Previous)
            {
                if (!filed.Contains(period) && FilingRule.Of(facts, period.LastMonth, waitDays, asOf) is var readiness && readiness != FilingReadiness.TooEarly)
                {
                    missing.Add((period, readiness));
                }
            }
        }

        return [.. missing.OrderBy(m => m.Item1.To).ThenBy(m => m.Item1.Kind)];
    }
}
