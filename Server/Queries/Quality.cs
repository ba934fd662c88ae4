using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Server.Queries;

/// <summary>How much of days is known. Pure.</summary>
internal static class Quality
{
    /// <summary>Measured and manual hours over expected hours, percent; nothing known is nought.</summary>
    /// <param name="days">The rows of one day, one per register; none where nothing is known of it.</param>
    public static decimal Measured(IEnumerable<LedgerDay> days) => Math.Min(100m, Percent(days, static day => day.MeasuredHours + day.ManualHours));

    /// <summary>Some of the hours over expected hours, percent to one decimal; nought without rows.</summary>
    /// <param name="days">The rows of one day, one per register.</param>
    /// <param name="hours">Which hours of a row.</param>
    public static decimal Percent(IEnumerable<LedgerDay> days, Func<LedgerDay, int> hours)
    {
        var (known, expected) = (0, 0);
        foreach (var day in days)
        {
            known += hours(day);
            expected += day.ExpectedHours;
        }

        return expected == 0 ? 0m : decimal.Round(100m * known / expected, 1);
    }
}
