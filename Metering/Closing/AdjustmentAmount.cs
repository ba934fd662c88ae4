namespace EnergyQuota.Metering.Closing;

/// <summary>By how much a closed month of a register is adjusted.</summary>
/// <param name="Amount">In register units, before the multiplier.</param>
/// <param name="Quantity">After the multiplier, in the base unit; not nothing where only the multiplier was corrected.</param>
public readonly record struct AdjustmentAmount(decimal Amount, decimal Quantity)
{
    /// <summary>Nothing is adjusted.</summary>
    public bool IsNone => Amount == 0m && Quantity == 0m;
}
