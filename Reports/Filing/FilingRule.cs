using EnergyQuota.Metering;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Filing;

/// <summary>Decides which periods are to be filed. Pure: the same facts and instant always give the same answer.</summary>
public static class FilingRule
{
    /// <summary>The periods whose first edition is missing and whose time has come, those that ended first before the others, each ready or unsettled.</summary>
    /// <param name="facts">The facts of the institution or region.</param>
    /// <param name="kinds">How long the periods are that are filed.</param>
    /// <param name="waitDays">Days that late data are given after a period's end, 0 or more.</param>
    /// <param name="monthsBack">How many months that are over are looked at, 1 or more.</param>
    /// <param name="asOf">The instant for which to decide.</param>
    public static IReadOnlyList<(ReportPeriod Period, FilingReadiness Readiness)> Missing(
        FilingFacts facts, IReadOnlyCollection<PeriodKind> kinds, int waitDays, int monthsBack, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(kinds);
        if (facts.FirstData is not { } first)
        {
            return [];
        }

        var over = LastOver(facts, asOf);
        var missing = new List<(ReportPeriod, FilingReadiness)>();
        foreach (var kind in kinds)
        {
            var period = ReportPeriod.Of(kind, over.FirstDay);
            period = period.LastMonth > over ? period.Previous : period;
            for (var months = 0; months < monthsBack && period.LastMonth >= first; months += period.Months, period = period.Previous)
            {
                if (Exists(facts, period) && !facts.Filed.ContainsKey(period)
                    && Of(facts, period.LastMonth, waitDays, asOf) is var readiness && readiness != FilingReadiness.TooEarly)
                {
                    missing.Add((period, readiness));
                }
            }
        }

        return [.. missing.OrderBy(m => m.Item1.To).ThenBy(m => m.Item1.Kind)];
    }

    /// <summary>Whether a month could be filed.</summary>
    /// <param name="facts">The institution's facts.</param>
    /// <param name="month">The month.</param>
    /// <param name="waitDays">Days that late data are given after the month's end, 0 or more.</param>
    /// <param name="asOf">The instant for which to decide.</param>
    public static FilingReadiness Of(FilingFacts facts, Month month, int waitDays, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Zones.Any(zone => asOf < month.EndIn(zone).AddDays(waitDays)))
        {
            return FilingReadiness.TooEarly;
        }

        // A report compares with earlier months and sums the year up, so whatever changed before the month's end counts.
        return facts.Waiting.Any(change => change.From < month.EndIn(change.Zone)) ? FilingReadiness.Unsettled : FilingReadiness.Ready;
    }

    // A month is over when it is over in every zone.
    private static Month LastOver(FilingFacts facts, DateTimeOffset asOf) => facts.Zones.Select(zone => Month.Of(asOf, zone).Previous).Min();

    private static bool Exists(FilingFacts facts, ReportPeriod period) =>
        facts.From < period.To && (facts.To is not { } end || end > period.From);
}
