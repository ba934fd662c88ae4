using EnergyQuota.Quotas.Balancing;

namespace EnergyQuota.Tests.Quotas.Balancing;

public sealed class BalanceRuleTests
{
    [Theory]
    [InlineData(1_000, 950, BalanceState.Even)]
    [InlineData(1_000, 949, BalanceState.AboveThreshold)]
    [InlineData(1_000, 1_010, BalanceState.Even)]
    [InlineData(1_000, 1_011, BalanceState.Negative)]
    [InlineData(100, 90, BalanceState.Even)]
    [InlineData(0, 10, BalanceState.Even)]
    [InlineData(0, 11, BalanceState.Negative)]
    [InlineData(0, 0, BalanceState.Even)]
    public void Judge_OwnAndBelow_IsWhatTheDefaultsSay(decimal own, decimal below, BalanceState expected) =>
        Assert.Equal(expected, new BalanceOptions().ToRule().Judge(own, below, false));

    [Fact]
    public void Judge_PartlyMetered_CallsARestLoadButStillFindsMoreBelow()
    {
        var rule = new BalanceOptions().ToRule();

        Assert.Equal(BalanceState.Unmetered, rule.Judge(1_000m, 200m, true));
        Assert.Equal(BalanceState.Negative, rule.Judge(1_000m, 1_200m, true));
    }
}
