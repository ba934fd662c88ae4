namespace EnergyQuota.Quotas.Closing;

/// <summary>Something that came after a closing and speaks of the closed month.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it came or was entered.</param>
/// <param name="Who">Who entered it; empty for readings.</param>
/// <param name="What">The kind of entry or the bill's document; empty for readings.</param>
public sealed record AdjustmentCause(AdjustmentCauseKind Kind, DateTimeOffset At, string Who, string What);

/// <summary>What can cause an adjustment. The numbers are stored and never reused.</summary>
public enum AdjustmentCauseKind
{
    /// <summary>Nothing that was entered and still holds explains it: readings that came late, or an entry that was withdrawn.</summary>
    Readings = 1,

    /// <summary>A replacement, multiplier, hand reading or decision was entered.</summary>
    Entry = 2,

    /// <summary>A bill was entered.</summary>
    Bill = 3,
}
