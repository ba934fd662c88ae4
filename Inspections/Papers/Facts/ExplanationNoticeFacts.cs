namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>The notice to explain why the quota was exceeded (能耗超定额说明通知). Exceeding it is no violation in itself (Decree 531, art. 17 and 37).</summary>
public sealed record ExplanationNoticeFacts : PaperFacts
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.ExplanationNotice;

    /// <inheritdoc/>
    public override DateOnly? DueOn => Deadline;

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>The figures that are over, at least one.</summary>
    public required IReadOnlyList<QuotaFigure> Figures { get; init; }

    /// <summary>The last day for the explanation, inclusive.</summary>
    public required DateOnly Deadline { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<PaperFault> Faults() =>
    [
        .. Need(Figures.Count > 0, "没有超定额的指标。", "No figure is over its quota."),
        .. Need(
            Figures.All(static figure => figure.Value > figure.Constraint),
            "列入的指标中有的并未超过约束值。", "One of the figures is not above its constraint value."),
        .. Need(
            !Figures.Any(static figure => figure.Demonstration),
            "结论依据示范标准作出；示范标准不是本地区的定额，不得据此签发文书，只能打印草稿。",
            "The verdict rests on a demonstration standard, which is not the quota of the region: only a draft can be printed."),
    ];
}
