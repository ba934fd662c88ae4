namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>The circular (通报; Decree 531, art. 37) about what was ordered and not corrected in time.</summary>
public sealed record CircularFacts : PaperFacts
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.Circular;

    /// <summary>To whom it goes, e.g. 各公共机构.</summary>
    public required string Addressees { get; init; }

    /// <summary>The number of the order that was not followed.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>The day of the order.</summary>
    public required DateOnly OrderedOn { get; init; }

    /// <summary>The last day it set.</summary>
    public required DateOnly CorrectBy { get; init; }

    /// <summary>The violations that were to be corrected, at least one.</summary>
    public required IReadOnlyList<ViolationFinding> Violations { get; init; }

    /// <summary>The day of the re-check.</summary>
    public required DateOnly RecheckedOn { get; init; }

    /// <summary>What the re-check found.</summary>
    public required string RecheckFound { get; init; }

    /// <summary>What is demanded now; may be empty.</summary>
    public string Demand { get; init; } = "";

    /// <summary>Whether the case is referred to the competent body for discipline of the head (处分); art. 37.</summary>
    public bool Referred { get; init; }

    /// <summary>Who gets a copy; may be empty.</summary>
    public string CopyTo { get; init; } = "";

    /// <inheritdoc/>
    public override IEnumerable<PaperFault> Faults() =>
    [
        .. Need(Violations.Count > 0, "没有逾期未改正的违法事项，不得通报。", "No violation was left uncorrected: there is nothing to make known."),
        .. Need(RecheckedOn > CorrectBy, "复查不在改正期限届满之后。", "The re-check was not after the time limit."),
    ];
}
