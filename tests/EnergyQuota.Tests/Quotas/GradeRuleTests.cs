using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Tests.Quotas;

public sealed class GradeRuleTests
{
    [Theory]
    [InlineData("6.5", Grade.Leading)]
    [InlineData("6.500001", Grade.Baseline)]
    [InlineData("11.9", Grade.Baseline)]
    [InlineData("11.900001", Grade.Constraint)]
    [InlineData("20", Grade.Constraint)]
    [InlineData("20.0000000001", Grade.Over)]
    [InlineData("0", Grade.Leading)]
    public void Decide_CompleteThreeTiers_GradesAtTheBoundaries(string value, Grade expected) =>
        Assert.Equal(expected, Decide(Complete(Number(value))).Grade);

    [Theory]
    [InlineData("6.5", Grade.Leading)]
    [InlineData("11.9", Grade.Constraint)]
    [InlineData("20", Grade.Constraint)]
    [InlineData("20.1", Grade.Over)]
    public void Decide_NoBaseline_HasTwoTiers(string value, Grade expected) =>
        Assert.Equal(expected, GradeRule.Decide(QuotaFacts.Row(baseline: null), Complete(Number(value)), 0.9m).Grade);

    [Fact]
    public void Decide_NeitherBaselineNorLeading_IsWithinOrOver()
    {
        var row = QuotaFacts.Row(baseline: null, leading: null);
        Assert.Equal(Grade.Constraint, GradeRule.Decide(row, Complete(1m), 0.9m).Grade);
        Assert.Equal(Grade.Over, GradeRule.Decide(row, Complete(21m), 0.9m).Grade);
    }

    [Fact]
    public void Decide_BelowGateAndMeasuredPartOver_IsOverLowerBound()
    {
        var (grade, value, reasons) = Decide(new IndicatorFigure(24m, 20.5m, 24m, 40m, 0.6m, []));
        Assert.Equal((Grade.OverLowerBound, 20.5m), (grade, value));
        Assert.Empty(reasons);
    }

    [Theory]
    [InlineData("19.9")]
    [InlineData("20")]
    [InlineData(null)]
    public void Decide_BelowGateAndMeasuredPartNotOver_CannotJudge(string? atLeast)
    {
        decimal? certain = atLeast is null ? null : Number(atLeast);
        var (grade, _, reasons) = Decide(new IndicatorFigure(25m, certain, 25m, 40m, 0.8999m, []));
        Assert.Equal(Grade.CannotJudge, grade);
        Assert.Equal([new JudgeFault(CannotJudgeReason.Incomplete)], reasons);
    }

    [Fact]
    public void Decide_GapsReachOverConstraint_CannotJudge()
    {
        var (grade, _, reasons) = Decide(new IndicatorFigure(19.5m, 19.5m, 19.5m, 20.4m, 0.95m, []));
        Assert.Equal(Grade.CannotJudge, grade);
        Assert.Equal([new JudgeFault(CannotJudgeReason.GapsCouldDecide)], reasons);
    }

    [Fact]
    public void Decide_GapsReachNextTier_TakesTheWorseTier() =>
        Assert.Equal(Grade.Baseline, Decide(new IndicatorFigure(6.4m, 6.4m, 6.4m, 6.7m, 0.95m, [])).Grade);

    [Fact]
    public void Decide_AtTheGate_IsJudged() =>
        Assert.Equal(Grade.Leading, Decide(new IndicatorFigure(5m, 5m, 5m, 5.6m, 0.9m, [])).Grade);

    [Fact]
    public void Decide_SubtractedMeterHasGaps_IsNotOverForThatReason() =>
        Assert.Equal(Grade.CannotJudge, Decide(new IndicatorFigure(20.3m, 19.8m, 19.8m, 20.3m, 0.95m, [])).Grade);

    private static (Grade Grade, decimal? Value, IReadOnlyList<JudgeFault> Reasons) Decide(IndicatorFigure figure) =>
        GradeRule.Decide(QuotaFacts.Row(), figure, 0.9m);

    private static IndicatorFigure Complete(decimal value) => new(value, value, value, value, 1m, []);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
