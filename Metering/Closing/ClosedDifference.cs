namespace EnergyQuota.Metering.Closing;

/// <summary>What is now known of a closed month and what was closed: their difference is what adjustments must make up for.</summary>
/// <param name="Register">The register.</param>
/// <param name="Month">The closed month.</param>
/// <param name="Closed">As closed.</param>
/// <param name="Now">As now known.</param>
/// <param name="Since">When the first of its days changed after closing.</param>
/// <param name="Latest">When the last of its days changed for the first time.</param>
/// <param name="Days">How many of its days were settled anew with other content.</param>
public sealed record ClosedDifference(
    RegisterId Register, Month Month, MonthFigures Closed, MonthFigures Now, DateTimeOffset Since, DateTimeOffset Latest, int Days)
{
    /// <summary>Now − closed, in register units.</summary>
    public decimal Amount => Now.Amount - Closed.Amount;

    /// <summary>Now − closed, in the base unit.</summary>
    public decimal Quantity => Now.Quantity - Closed.Quantity;

    /// <summary>All is as closed again.</summary>
    public bool IsNone => Now == Closed;

    /// <summary>What is not booked yet: closed + booked + pending = now known, exactly.</summary>
    /// <param name="booked">What was booked for this register and month so far.</param>
    public AdjustmentAmount Pending(IEnumerable<AdjustmentAmount> booked)
    {
        ArgumentNullException.ThrowIfNull(booked);
        var pending = new AdjustmentAmount(Amount, Quantity);
        foreach (var entry in booked)
        {
            pending = new AdjustmentAmount(pending.Amount - entry.Amount, pending.Quantity - entry.Quantity);
        }

        return pending;
    }
}
