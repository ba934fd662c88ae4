using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class AssessorTests
{
    private static readonly AssessmentRules Rules = QuotaFacts.Rules(Standard(Row()));

    [Fact]
    public void Assess_CourtWithMeteredHeating_IsWithinConstraint()
    {
        var input = Input(Court(), Even(Term(), 1_040_085m)) with { Exclusions = [Excluding(ExclusionKind.Heating, 78_210m)] };
        var verdict = Single(input);
        Assert.Equal(12.271m, verdict.Value);
        Assert.Equal(Grade.Constraint, verdict.Grade);
        Assert.Equal(("set", 1m, "kgce/(m2·a)"), (verdict.CoefficientSetId, verdict.Completeness, verdict.Unit));
        Assert.Contains("government", verdict.RowReasonZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_HeatingNotMetered_TakesNothingOut()
    {
        var input = Input(Court(), Even(Term(), 1_040_085m)) with { Exclusions = [Excluding(ExclusionKind.Heating, null, area: 5_000m)] };
        Assert.Equal(13.269m, Single(input).Value);
    }

    [Fact]
    public void Assess_Garage_TakesAreaOnly()
    {
        var input = Input(Court(), Even(Term(), 100_000m)) with { Exclusions = [Excluding(ExclusionKind.Garage, 10_000m, area: 4_300m)] };
        Assert.Equal(1.550m, Single(input).Value);
    }

    [Fact]
    public void Assess_DataCentreMetered_TakesEnergyAreaAndPeople()
    {
        var rules = QuotaFacts.Rules(Standard(Row(), Row(2_000m, null, null, QuotaIndicator.ComprehensiveEnergyPerPerson)));
        var input = Input(Court(), Even(Term(), 300_000m)) with
        {
            Exclusions = [Excluding(ExclusionKind.SpecialSystem, 100_000m, area: 4_300m, people: 100m)],
        };
        Assert.Equal([3.1m, 620m], Assessor.Assess(input, rules, AsOf).Select(v => v.Value!.Value));
    }

    [Fact]
    public void Assess_Water_IsNotAddedToEnergy()
    {
        var input = Input(Court(), Even(Term(), 100_000m), Even(Term(EnergyType.Water, "W1"), 99_999m));
        Assert.Equal(1.276m, Single(input).Value);
    }

    [Fact]
    public void Assess_EnergyWithoutCoefficient_CannotJudge()
    {
        var input = Input(Court(), Even(Term(), 100_000m), Even(Term(EnergyType.Cooling, "C1"), 1m));
        Assert.Equal((Grade.CannotJudge, "CoefficientMissing:Cooling GJ"), Outcome(Single(input)));
    }

    [Fact]
    public void Assess_AreaMissingForSomeDays_CannotJudge()
    {
        var input = Input(Court(), Even(Term(), 100_000m)) with
        {
            Facts = [Fact(InstitutionFactKind.FloorArea, 24_300m, new DateOnly(2025, 1, 2))],
        };
        Assert.Equal((Grade.CannotJudge, "AreaMissing:2025-01-01"), Outcome(Single(input)));
    }

    [Fact]
    public void Assess_FoundedDuringTheYear_CannotJudge() =>
        Assert.Equal((Grade.CannotJudge, "NotInBeing"), Outcome(Single(Input(Court(from: new DateOnly(2025, 1, 2)), Even(Term(), 100_000m)))));

    [Fact]
    public void Assess_BoundaryBeginsLate_CannotJudge() =>
        Assert.Equal(
            (Grade.CannotJudge, "BoundaryMissing:2025-01-01"),
            Outcome(Single(Input(Court(), Even(Term(from: new DateOnly(2025, 2, 1)), 100_000m)))));

    [Fact]
    public void Assess_NeighbouringZoneOnly_HasNoRow()
    {
        var verdict = Assert.Single(Assessor.Assess(Input(Court(zone: "B"), Even(Term(), 100_000m)), Rules, AsOf));
        Assert.Equal((Grade.CannotJudge, "NoRow"), Outcome(verdict));
        Assert.Null(verdict.Indicator);
    }

    [Fact]
    public void Assess_MeasuredPartAloneOver_IsOverLowerBound()
    {
        var verdict = Single(Input(Court(), Even(Term(), 3_000_000m, missing: 2_000)));
        Assert.Equal(Grade.OverLowerBound, verdict.Grade);
        Assert.True(verdict.Value > 20m);
    }

    [Fact]
    public void Assess_PartOfAYear_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Assessor.Assess(Input(Court(), Even(Term(), 1m)) with { To = new DateOnly(2025, 12, 31) }, Rules, AsOf));

    [Fact]
    public void Assess_Twice_GivesTheSame()
    {
        var input = Input(Court(), Even(Term(), 1_040_085m, missing: 100, estimated: 50, lastYear: 900_000m));
        Assert.Equivalent(Single(input), Single(input));
    }

    [Fact]
    public void Assess_DataMissing_NeverGradesBetter() =>
        Gen.Select(Gen.Int[100_000, 2_500_000], Gen.Int[0, 8_760], Gen.Int[0, 8_760], Gen.Int[0, 2_000_000])
            .Sample((load, missing, estimated, gas) =>
            {
                var taken = Math.Min(estimated, 8_760 - missing);
                var complete = Single(Input(Court(), Even(Term(), load), Even(Term(EnergyType.NaturalGas, "G1"), gas / 10)));
                var incomplete = Single(Input(Court(), Even(Term(), load, missing, taken), Even(Term(EnergyType.NaturalGas, "G1"), gas / 10)));
                return incomplete.Grade == Grade.CannotJudge
                    || (incomplete.Grade == Grade.OverLowerBound && complete.Grade == Grade.Over)
                    || incomplete.Grade == complete.Grade;
            });

    private static Verdict Single(AssessmentInput input) => Assert.Single(Assessor.Assess(input, Rules, AsOf));

    private static (Grade, string) Outcome(Verdict verdict) => (verdict.Grade, verdict.Reasons);
}
