namespace EnergyQuota.Quotas.Closing;

/// <summary>A reason why a closed period cannot be reopened as things are.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Count">How many adjustments or cases; 0 where nothing is counted.</param>
public sealed record ReopenBlock(ReopenBlockKind Kind, int Count = 0)
{
    /// <summary>Whoever reopens may insist, with a second reason.</summary>
    public bool MayInsist => Kind == ReopenBlockKind.CaseOpen;
}

/// <summary>Why a period cannot be reopened. The numbers are never reused.</summary>
public enum ReopenBlockKind
{
    /// <summary>It is not closed.</summary>
    NotClosed = 1,

    /// <summary>A later one of the institution is closed: only the newest is reopened.</summary>
    LaterClosed = 2,

    /// <summary>Adjustments of it are booked: the books already say what changed; what is wrong with them is booked too.</summary>
    AdjustmentsBooked = 3,

    /// <summary>A case rests on a verdict of the year and is not ended.</summary>
    CaseOpen = 4,
}
