using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Server.Reporting;

/// <summary>The periods that a page offers.</summary>
internal static class PeriodChoices
{
    /// <summary>The newest periods of a kind as they are written, that in progress first.</summary>
    /// <param name="kind">How long they are.</param>
    /// <param name="today">Today in the site's zone.</param>
    public static IEnumerable<string> Newest(PeriodKind kind, DateOnly today)
    {
        var period = ReportPeriod.Of(kind, today);
        for (var back = 0; back < (kind == PeriodKind.Month ? 24 : 8); back++, period = period.Previous)
        {
            yield return period.ToString();
        }
    }
}
