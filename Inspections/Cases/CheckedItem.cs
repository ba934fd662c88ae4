namespace EnergyQuota.Inspections.Cases;

/// <summary>An item of a checklist, filled in: art. 35 for an inspection, art. 23 for an audit.</summary>
public sealed class CheckedItem
{
    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary>The item's number in the law.</summary>
    public required int Item { get; set; }

    /// <summary>What was found.</summary>
    public required ItemResult Result { get; set; }

    /// <summary>In words; 1 to 4000 characters.</summary>
    public required string Text { get; set; }

    /// <summary>Who filled it in last.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}

/// <summary>What was found about an item. The numbers are stored and never reused.</summary>
public enum ItemResult
{
    /// <summary>In order.</summary>
    InOrder = 1,

    /// <summary>Weak, but no violation.</summary>
    Weak = 2,

    /// <summary>Not in order.</summary>
    NotInOrder = 3,

    /// <summary>Does not apply here.</summary>
    NotApplicable = 4,
}
