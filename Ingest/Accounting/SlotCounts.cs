namespace EnergyQuota.Ingest.Accounting;

/// <summary>What became of the readings that were expected: each expected reading is in exactly one of the four.</summary>
/// <param name="OnTime">Came, and in time.</param>
/// <param name="Late">Came, but late.</param>
/// <param name="Estimated">Did not come; a reading before and one after it are there, so that the gap between is estimated.</param>
/// <param name="Missing">Did not come, and nothing covers it.</param>
public readonly record struct SlotCounts(long OnTime, long Late, long Estimated, long Missing)
{
    /// <summary>How many were expected.</summary>
    public long Expected => OnTime + Late + Estimated + Missing;

    /// <summary>Adds two.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static SlotCounts operator +(SlotCounts one, SlotCounts other) => one.Plus(other);

    /// <summary>Adds another.</summary>
    /// <param name="other">The other.</param>
    public SlotCounts Plus(SlotCounts other) =>
        new(OnTime + other.OnTime, Late + other.Late, Estimated + other.Estimated, Missing + other.Missing);
}
