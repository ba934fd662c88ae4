namespace EnergyQuota.Ingest.Accounting;

/// <summary>What came of one gateway in one hour, counted by items.</summary>
/// <remarks>
/// Readings belong to the hour of their time, everything else to the hour in which its message was received. Always
/// <see cref="Received"/> = <see cref="Stored"/> + <see cref="Repeats"/> + <see cref="Conflicts"/> + <see cref="Rejected"/>.
/// </remarks>
public sealed class HourCounts
{
    /// <summary>Messages, those put through again left out.</summary>
    public long Messages { get; set; }

    /// <summary>Items of the messages: readings, and what could not be used.</summary>
    public long Received { get; set; }

    /// <summary>Readings stored for the first time.</summary>
    public long Stored { get; set; }

    /// <summary>Readings the store had already.</summary>
    public long Repeats { get; set; }

    /// <summary>Readings stored beside another value of their time.</summary>
    public long Conflicts { get; set; }

    /// <summary>Items, or whole messages, that could not be used.</summary>
    public long Rejected { get; set; }

    /// <summary>Of <see cref="Rejected"/>, readings that the store's engine would not take.</summary>
    internal long Refused { get; set; }

    /// <summary>Of <see cref="Received"/>, those that had been rejected before and were put through again.</summary>
    public long Replayed { get; set; }
}
