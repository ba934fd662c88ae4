namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>The rectification opinion (节能整改意见书; Decree 531, art. 41): a track of its own, which is to be carried out promptly.</summary>
public sealed record RectificationOpinionFacts : PaperFacts
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.RectificationOpinion;

    /// <inheritdoc/>
    public override DateOnly? DueOn => ReportBy;

    /// <summary>What wastes energy and what is to be done, at least one.</summary>
    public required IReadOnlyList<WasteFinding> Findings { get; init; }

    /// <summary>The day it was found.</summary>
    public required DateOnly FoundOn { get; init; }

    /// <summary>The last day on which the institution reports what it did, inclusive. The decree fixes none; the agency does.</summary>
    public required DateOnly ReportBy { get; init; }

    /// <summary>The number of the inspection's record; empty where there is none.</summary>
    public string RecordNumber { get; init; } = "";

    /// <inheritdoc/>
    public override IEnumerable<PaperFault> Faults() => Need(Findings.Count > 0, "没有需要整改的用能问题。", "There is nothing to rectify.");
}
