namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>The order to correct within a time limit (责令限期改正通知书; Decree 531, art. 37). Only on a recorded violation, after the institution was heard.</summary>
public sealed record CorrectionOrderFacts : PaperFacts
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.CorrectionOrder;

    /// <inheritdoc/>
    public override DateOnly? DueOn => CorrectBy;

    /// <summary>The violations, at least one.</summary>
    public required IReadOnlyList<ViolationFinding> Violations { get; init; }

    /// <summary>What the institution said when it was heard and what came of checking it; or that it said nothing.</summary>
    public required string Hearing { get; init; }

    /// <summary>What must be done, at least one thing.</summary>
    public required IReadOnlyList<string> Demands { get; init; }

    /// <summary>The last day to have corrected it, inclusive.</summary>
    public required DateOnly CorrectBy { get; init; }

    /// <summary>The number of the inspection's record; empty where there is none.</summary>
    public string RecordNumber { get; init; } = "";

    /// <inheritdoc/>
    public override IEnumerable<PaperFault> Faults() =>
    [
        .. Need(Violations.Count > 0, "没有已记录的违法事项，不得责令改正。", "No violation is recorded: nothing can be ordered."),
        .. Need(Demands.Count > 0, "没有改正要求。", "Nothing is demanded."),
    ];
}
