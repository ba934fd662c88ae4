namespace EnergyQuota.Reports.Filing;

/// <summary>What came of an attempt to file a month.</summary>
public enum FilingOutcome
{
    /// <summary>It is filed.</summary>
    Filed,

    /// <summary>The scope may only read.</summary>
    NotAllowed,

    /// <summary>The scope sees no such institution.</summary>
    NotFound,

    /// <summary>The month is not over.</summary>
    NotOver,

    /// <summary>Readings are on their way to the store, or changes up to the month's end wait to be settled.</summary>
    Unsettled,

    /// <summary>The month is filed already, and a new edition needs a reason of 1 to 500 characters.</summary>
    ReasonNeeded,

    /// <summary>Somebody else filed the same edition meanwhile.</summary>
    Superseded,
}
