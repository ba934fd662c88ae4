namespace EnergyQuota.Metering.Stores;

/// <summary>What became of one reading of an appended batch that was not simply added.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Kind">What became of it.</param>
public readonly record struct ReadingFate(int Index, FateKind Kind);

/// <summary>How a reading met what the store had.</summary>
/// <remarks>
/// Where a batch is appended again because nobody knows whether the first time succeeded, the store finds its own rows.
/// They bear the receive time of the very message that is appended again, and are told apart from repeats that others
/// sent: the first of them is the reading whose row it is. A repeat all the same: nothing is written.
/// </remarks>
public enum FateKind
{
    /// <summary>The store had it, or it came twice in the batch.</summary>
    Repeat = 1,

    /// <summary>Stored beside another value of its register and time.</summary>
    Conflict = 2,

    /// <summary>A repeat whose stored row has the same receive time and is the first value of its time.</summary>
    AddedBefore = 3,

    /// <summary>A repeat whose stored row has the same receive time and lies beside another value.</summary>
    ConflictBefore = 4,
}
