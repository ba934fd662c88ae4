using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;
using static EnergyQuota.Tests.Quotas.Alerting.AlertFacts;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>Silence, gaps, findings and trees that do not add up.</summary>
public sealed class DataRulesTests
{
    private static readonly DateTimeOffset Now = At(Monday, 12);

    [Theory]
    [InlineData(1, 900, null, false)]
    [InlineData(2.9, 900, null, false)]
    [InlineData(4, 900, AlertGrade.Warning, false)]
    [InlineData(6, 900, AlertGrade.Warning, true)]
    [InlineData(72, 900, AlertGrade.Serious, true)]
    [InlineData(30, 86_400, null, false)]
    [InlineData(73, 86_400, AlertGrade.Warning, true)]
    public void Silence_ByHoursAndInterval_OneMissingHourRaisesNothing(double hours, int every, AlertGrade? grade, bool raises)
    {
        var found = SilenceRule.Find(new SilenceFacts("I", "gateway:g1", Now.AddHours(-hours), TimeSpan.FromSeconds(every)), Now, Policy);
        Assert.Equal((grade, raises), (found?.Grade, found?.Raises ?? false));
    }

    [Fact]
    public void Silence_OverTheEndOfAMonth_StaysOneAlert()
    {
        var facts = new SilenceFacts("I", "gateway:g1", At(new DateOnly(2026, 3, 31), 20), TimeSpan.FromMinutes(15));
        var keys = Enumerable.Range(1, 5).Select(days => SilenceRule.Find(facts, facts.LastHeard.AddDays(days), Policy)!.Key).Distinct();
        Assert.Equal("2026-03", Assert.Single(keys).Period);
    }

    [Theory]
    [InlineData(0.96, false, false)]
    [InlineData(0.92, true, false)]
    [InlineData(0.89, true, true)]
    public void Completeness_AroundTheGate_StaysWithinTheBand(double completeness, bool found, bool raises)
    {
        var candidate = CompletenessRule.Find(new CompletenessFacts("I", EnergyType.Electricity, Monday, Monday.AddDays(3), (decimal)completeness), 0.9m);
        Assert.Equal((found, raises), (candidate is not null, candidate?.Raises ?? false));
    }

    [Fact]
    public void Completeness_OneMissingHourOfThreeDays_RaisesNothing() =>
        Assert.Null(CompletenessRule.Find(new CompletenessFacts("I", EnergyType.Electricity, Monday, Monday.AddDays(3), 71m / 72), 0.9m));

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, true, false)]
    [InlineData(3, true, true)]
    public void NotJudgeable_MonthsBelowTheGate_RaisesAtThree(int bad, bool found, bool raises)
    {
        var months = Enumerable.Range(0, 6).Select(i => (new DateOnly(2025, 9, 1).AddMonths(i), i < bad ? 0.5m : 1m)).ToList();
        var candidate = NotJudgeableRule.Find(new NotJudgeableFacts("I", EnergyType.Electricity, months, []), Monday, Policy);
        Assert.Equal((found, raises), (candidate is not null, candidate?.Raises ?? false));
    }

    [Fact]
    public void NotJudgeable_JanuaryOfANewInstitution_RaisesNothing() =>
        Assert.Null(NotJudgeableRule.Find(new NotJudgeableFacts("I", EnergyType.Electricity, [(new DateOnly(2025, 12, 1), 0.2m)], [2025]), new DateOnly(2026, 1, 15), Policy));

    [Fact]
    public void NotJudgeable_TwoYearsForWantOfData_Raises()
    {
        Assert.True(NotJudgeableRule.Find(new NotJudgeableFacts("I", null, [], [2024, 2025]), Monday, Policy)!.Raises);
        Assert.True(NotJudgeableRule.IsForWantOfData("AreaMissing:2025-01-01,Incomplete:Electricity"));
        Assert.False(NotJudgeableRule.IsForWantOfData("AreaMissing:2025-01-01"));
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, AlertGrade.Warning)]
    [InlineData(28, AlertGrade.Serious)]
    public void SuspectRegister_ByDaysAtTheDesk_RaisesItsGrade(int days, AlertGrade? grade) =>
        Assert.Equal(grade, SuspectRegisterRule.Find(new OpenFindingFacts("I", new RegisterId("E1"), FindingKind.Jump, Now.AddDays(-days)), Now, Policy)?.Grade);

    [Theory]
    [InlineData(1000, 1000, 1.0, false, false)]
    [InlineData(1000, 955, 1.0, true, false)]
    [InlineData(1000, 949, 1.0, true, true)]
    [InlineData(1000, 1051, 1.0, true, true)]
    [InlineData(0, 5, 1.0, true, true)]
    [InlineData(0, 0, 1.0, false, false)]
    [InlineData(1000, 500, 0.8, true, false)]
    public void UnbalancedTree_ByShare_RaisesUnlessThereAreGaps(int above, int below, double completeness, bool found, bool raises)
    {
        var candidate = UnbalancedTreeRule.Find(new BalanceFacts("I", "M", new DateOnly(2026, 2, 1), above, below, "kWh", (decimal)completeness), Policy);
        Assert.Equal((found, raises), (candidate is not null, candidate?.Raises ?? false));
    }

    /// <summary>What raises is always found, and what is found further out raises too: there is one threshold and one band.</summary>
    [Fact]
    public void Rules_FurtherOut_NeverRaiseLess() => Gen.Select(Gen.Decimal[0m, 1m], Gen.Decimal[0m, 1m]).Sample((one, other) =>
    {
        var (near, far) = (Math.Min(one, other), Math.Max(one, other));
        var (a, b) = (Loss(near), Loss(far));
        Assert.True((a is null || b is not null) && (a is not { Raises: true } || b!.Raises));
        var (c, d) = (Silent(near * 500), Silent(far * 500));
        Assert.True((c is null || d is not null) && (c is not { Raises: true } || d!.Raises) && (c?.Grade ?? 0) <= (d?.Grade ?? 0));
    });

    private static AlertCandidate? Loss(decimal share) => UnbalancedTreeRule.Find(new BalanceFacts("I", "M", new DateOnly(2026, 2, 1), 1_000m, 1_000m - (1_000m * share), "kWh", 1m), Policy);

    private static AlertCandidate? Silent(decimal hours) => SilenceRule.Find(new SilenceFacts("I", "g", Now.AddHours((double)-hours), TimeSpan.FromMinutes(15)), Now, Policy);
}
