using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class StandingRuleTests
{
    private static readonly DateOnly July = new(2025, 7, 1);

    [Fact]
    public void ExpectedBefore_NoSplit_IsEvenByDays() =>
        Assert.Equal(181m / 365m, SplitRule.ExpectedBefore(null, July, 2025));

    [Fact]
    public void ExpectedBefore_Split_CountsTheMonthBegunByDays() =>
        Assert.Equal(0.1m + (0.2m * 14 / 28), SplitRule.ExpectedBefore(Shares(0.1m, 0.2m), new DateOnly(2025, 2, 15), 2025));

    [Fact]
    public void ExpectedBefore_EndOfYear_IsWhole() => Assert.Equal(1m, SplitRule.ExpectedBefore(Shares(0.1m, 0.2m), End, 2025));

    [Fact]
    public void Find_SplitDoesNotSumToOne_IsNotUsed() =>
        Assert.Null(SplitRule.Find(Split("", 2020, [.. Enumerable.Repeat(0.08m, 12)]), "government", Row().Indicator, 2025));

    [Fact]
    public void Find_ClassAndGeneral_TakesTheClass() =>
        Assert.Equal(
            0.5m,
            SplitRule.Find([.. Split("", 2024, Shares(0.1m, 0.2m)), .. Split("government", 2020, Shares(0.5m, 0.2m))], "government", Row().Indicator, 2025)![0]);

    [Theory]
    [InlineData(700_000, 0, StandingLevel.OnCourse)]
    [InlineData(800_000, 0, StandingLevel.AheadOfSplit)]
    [InlineData(1_600_000, 0, StandingLevel.ConstraintUsedUp)]
    [InlineData(100_000, 2_000, StandingLevel.Unknown)]
    [InlineData(4_000_000, 2_000, StandingLevel.ConstraintUsedUp)]
    public void Find_HalfOfTheYear_StandsAgainstEvenUse(int load, int missing, StandingLevel expected)
    {
        var evidence = Even(Term(to: July), load, missing);
        var input = Input(Court()) with { To = July, Terms = [evidence.Term], Totals = ConsumptionMath.Totals([evidence], Start, July) };
        var standing = Assert.Single(StandingRule.Find(input, QuotaFacts.Rules(Standard(Row())), []));
        Assert.Equal(expected, standing.Level);
        Assert.Equal(9.918m, standing.Expected);
        Assert.False(standing.SplitSet);
    }

    private static decimal[] Shares(decimal january, decimal february) =>
        [january, february, .. Enumerable.Repeat(0m, 9), 1m - january - february];

    private static IReadOnlyList<MonthlySplit> Split(string @class, int fromYear, decimal[] shares) =>
        [.. shares.Select((share, index) => new MonthlySplit
        {
            Class = @class,
            Indicator = QuotaIndicator.NonHeatingEnergyPerArea,
            FromYear = fromYear,
            Month = index + 1,
            Share = share,
            Source = "test",
            EnteredBy = "test",
            EnteredAt = AsOf,
        })];
}
