namespace EnergyQuota.Quotas.Standards.Life;

/// <summary>Something that was decided about a standard: recorded once, never changed.</summary>
public sealed class StandardDecision
{
    /// <summary>The number of the decision in this installation.</summary>
    public int Id { get; set; }

    /// <summary>The standard's code.</summary>
    public required string StandardCode { get; set; }

    /// <summary>What was decided.</summary>
    public required StandardDecisionKind Kind { get; set; }

    /// <summary>The result of a review; <see langword="null"/> for publication and repeal.</summary>
    public ReviewResult? Result { get; set; }

    /// <summary>The day of the decision.</summary>
    public required DateOnly On { get; set; }

    /// <summary>Who decided: the reviewing body or the issuer (发布机关); 1 to 200 characters.</summary>
    public required string By { get; set; }

    /// <summary>The document and its number (文号); of a periodic review, where its result was published. 1 to 200 characters.</summary>
    public required string Document { get; set; }

    /// <summary>What else is to be known, e.g. the transition (过渡) in words; at most 1,000 characters, may be empty.</summary>
    public string Note { get; set; } = "";

    /// <summary>The account or file that recorded it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset EnteredAt { get; set; }
}

/// <summary>What can be decided about a standard. The numbers are stored and never reused.</summary>
public enum StandardDecisionKind
{
    /// <summary>The legality review (合法性审查) of a draft.</summary>
    LegalityReview = 1,

    /// <summary>Publication (发布).</summary>
    Published = 2,

    /// <summary>Repeal (废止).</summary>
    Repealed = 3,

    /// <summary>The periodic review (定期复审) of a standard in force.</summary>
    PeriodicReview = 4,
}

/// <summary>What a review found. The numbers are stored and never reused.</summary>
public enum ReviewResult
{
    /// <summary>Legality review: passed (通过).</summary>
    Passed = 1,

    /// <summary>Legality review: not passed (不通过); the standard stays a draft.</summary>
    NotPassed = 2,

    /// <summary>Periodic review: stays as it is (继续有效).</summary>
    Kept = 3,

    /// <summary>Periodic review: is to be amended (修订).</summary>
    ToBeAmended = 4,

    /// <summary>Periodic review: is to be repealed (废止).</summary>
    ToBeRepealed = 5,
}
