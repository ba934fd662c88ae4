using EnergyQuota.Metering;

namespace EnergyQuota.Reports.Filing;

/// <summary>Decides which months are to be filed. Pure: the same facts and instant always give the same answer.</summary>
public static class FilingRule
{
    /// <summary>The months whose first edition is missing and whose time has come, oldest first, each ready or unsettled.</summary>
    /// <param name="facts">The institution's facts.</param>
    /// <param name="waitDays">Days that late data are given after a month's end, 0 or more.</param>
    /// <param name="monthsBack">How many months that are over are looked at, 1 or more.</param>
    /// <param name="asOf">The instant for which to decide.</param>
    public static IReadOnlyList<(Month Month, FilingReadiness Readiness)> Missing(
        FilingFacts facts, int waitDays, int monthsBack, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.FirstData is not { } first)
        {
            return [];
        }

        var missing = new List<(Month, FilingReadiness)>();
        var month = LastOver(facts, asOf);
        for (var back = 0; back < monthsBack && month >= first; back++, month = month.Previous)
        {
            if (Exists(facts, month) && !facts.Filed.ContainsKey(month)
                && Of(facts, month, waitDays, asOf) is var readiness && readiness != FilingReadiness.TooEarly)
            {
                missing.Add((month, readiness));
            }
        }

        missing.Reverse();
        return missing;
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

    private static bool Exists(FilingFacts facts, Month month) =>
        facts.From < month.Next.FirstDay && (facts.To is not { } end || end > month.FirstDay);
}
