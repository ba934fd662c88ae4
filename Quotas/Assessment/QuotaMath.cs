namespace EnergyQuota.Quotas.Assessment;

/// <summary>The one place where a verdict's figures are rounded: for storing and showing, never before comparing.</summary>
public static class QuotaMath
{
    /// <summary>Rounds a value to 3 decimals, half away from zero.</summary>
    /// <param name="value">The exact value.</param>
    public static decimal RoundValue(decimal value) => decimal.Round(value, 3, MidpointRounding.AwayFromZero);

    /// <summary>Rounds a share to 4 decimals, half away from zero, but never up to 1: only what is whole reads as whole.</summary>
    /// <param name="share">The exact share, 0 to 1.</param>
    public static decimal RoundShare(decimal share)
    {
        var rounded = decimal.Round(share, 4, MidpointRounding.AwayFromZero);
        return rounded == 1m && share < 1m ? 0.9999m : rounded;
    }
}
