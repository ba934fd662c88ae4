namespace EnergyQuota.Metering.Ledger;

/// <summary>The precision in which the ledger keeps amounts and quantities.</summary>
public static class LedgerLimits
{
    /// <summary>Digits after the point of an amount in register units: 6, as many as a register has, so nothing is rounded.</summary>
    public const int AmountDecimals = ReadingLimits.Decimals;

    /// <summary>
    /// Digits after the point of a quantity after multiplier and unit: 9, of 28 in all. An amount of 6 decimals times a
    /// whole multiplier and a unit factor of 0.001 is held exactly.
    /// </summary>
    public const int QuantityDecimals = 9;

    /// <summary>Rounds a quantity to what is kept, half away from zero: the one place where the ledger rounds.</summary>
    /// <param name="quantity">The product of amount, multiplier and unit factor.</param>
    public static decimal RoundQuantity(decimal quantity) => decimal.Round(quantity, QuantityDecimals, MidpointRounding.AwayFromZero);
}
