namespace EnergyQuota.Reports;

/// <summary>The one place where figures of reports are rounded: half away from zero, as officers do by hand.</summary>
public static class ReportRounding
{
    /// <summary>Decimals of percentages.</summary>
    public const int PercentDecimals = 1;

    /// <summary>Rounds an amount; null, which means that there is no value, stays null.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="decimals">Digits after the point, 0 to 6.</param>
    public static decimal? Amount(decimal? value, int decimals) =>
        value is { } known ? decimal.Round(known, decimals, MidpointRounding.AwayFromZero) : null;

    /// <summary>A share as a percentage with one decimal. Only 1 gives 100.0 and only 0 gives 0.0: 0.9998 is not complete.</summary>
    /// <param name="share">The share, 0 to 1; null stays null.</param>
    public static decimal? Percent(decimal? share)
    {
        if (share is not { } known)
        {
            return null;
        }

        var rounded = decimal.Round(known * 100m, PercentDecimals, MidpointRounding.AwayFromZero);
        return rounded switch
        {
            100m when known < 1m => 99.9m,
            0m when known > 0m => 0.1m,
            _ => rounded,
        };
    }

    /// <summary>The change in per cent with one decimal, from figures as printed, so that a reader who recomputes it agrees.</summary>
    /// <param name="now">The later amount, already rounded.</param>
    /// <param name="before">The earlier amount, already rounded.</param>
    /// <returns>Null where either is missing or the earlier one is not above zero: there is no percentage of nothing.</returns>
    public static decimal? Change(decimal? now, decimal? before) => now is { } later && before is { } earlier and > 0m
        ? decimal.Round((later - earlier) / earlier * 100m, PercentDecimals, MidpointRounding.AwayFromZero)
        : null;
}
