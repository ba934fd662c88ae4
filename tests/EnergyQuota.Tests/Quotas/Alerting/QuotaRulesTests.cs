using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>Verdicts, standings and forecasts: what raises an alert, and what a January does not.</summary>
public sealed class QuotaRulesTests
{
    private static readonly AlertOptions Options = new();

    [Theory]
    [InlineData(Grade.Over, AlertKind.Over, AlertGrade.Serious)]
    [InlineData(Grade.OverLowerBound, AlertKind.OverLowerBound, AlertGrade.Serious)]
    [InlineData(Grade.CannotJudge, AlertKind.CannotJudge, AlertGrade.Warning)]
    public void Verdict_OverOrNotToBeJudged_RaisesItsGrade(Grade grade, AlertKind kind, AlertGrade expected)
    {
        var found = VerdictRule.Find(Verdict(grade));
        Assert.Equal((kind, expected, true), (found!.Key.Kind, found.Grade, found.Raises));
    }

    [Theory]
    [InlineData(Grade.Constraint)]
    [InlineData(Grade.Baseline)]
    [InlineData(Grade.Leading)]
    public void Verdict_WithinTheQuota_RaisesNothing(Grade grade) => Assert.Null(VerdictRule.Find(Verdict(grade)));

    [Theory]
    [InlineData("2026-02-01", 5, 3, false)]
    [InlineData("2026-02-28", 5, 3, false)]
    [InlineData("2026-03-01", 5, 3, true)]
    [InlineData("2026-03-01", 3.1, 3, false)]
    [InlineData("2026-03-01", 3.16, 3, true)]
    public void Pace_BeforeTwoMonthsOrWithinTheMargin_RaisesNothing(string until, double value, double expected, bool raises) =>
        Assert.Equal(raises, Find(Standing(DateOnly.Parse(until, null), StandingLevel.AheadOfSplit, (decimal)value, (decimal)expected), AlertKind.AheadOfSplit)!.Raises);

    [Fact]
    public void Pace_BackOnCourse_FindsNothing() =>
        Assert.Null(Find(Standing(new DateOnly(2026, 6, 1), StandingLevel.OnCourse, 2, 3), AlertKind.AheadOfSplit));

    [Fact]
    public void Standing_NotKnown_DeniesNothingAndRaisesNothing() => Assert.All(
        StandingRules.Kinds,
        kind => Assert.False(Find(Standing(new DateOnly(2026, 6, 1), StandingLevel.Unknown, null, 3), kind)!.Raises));

    [Theory]
    [InlineData(11, false, false)]
    [InlineData(12.5, true, false)]
    [InlineData(20.5, true, true)]
    public void Tier_Crossed_RaisesInformationThenSerious(double value, bool baseline, bool constraint)
    {
        var standing = Standing(new DateOnly(2026, 1, 20), value > 20 ? StandingLevel.ConstraintUsedUp : StandingLevel.OnCourse, (decimal)value, 3);
        Assert.Equal(baseline ? AlertGrade.Information : null, Find(standing, AlertKind.BaselineUsedUp)?.Grade);
        Assert.Equal(constraint ? AlertGrade.Serious : null, Find(standing, AlertKind.ConstraintUsedUp)?.Grade);
    }

    [Theory]
    [InlineData("2026-06-01", 0.39, null, false)]
    [InlineData("2026-06-01", 0.45, AlertGrade.Warning, false)]
    [InlineData("2026-06-01", 0.50, AlertGrade.Warning, true)]
    [InlineData("2026-06-01", 0.80, AlertGrade.Serious, true)]
    [InlineData("2026-01-31", 0.95, AlertGrade.Serious, false)]
    public void Forecast_ByChance_RaisesOrStaysOrGoes(string until, double chance, AlertGrade? grade, bool raises)
    {
        var found = ForecastRule.Find(
            new ForecastFacts(QuotaFacts.Code, 2026, QuotaIndicator.ElectricityPerArea, "S", "row", DateOnly.Parse(until, null), (decimal)chance, 21m, 20m, "kWh/(m2·a)"), Options);
        Assert.Equal((grade, raises), (found?.Grade, found?.Raises ?? false));
    }

    private static AlertCandidate? Find(Standing standing, AlertKind kind) => StandingRules.Find(standing, Options).SingleOrDefault(c => c.Key.Kind == kind);

    private static Standing Standing(DateOnly until, StandingLevel level, decimal? value, decimal expected) => new()
    {
        InstitutionCode = QuotaFacts.Code,
        Year = 2026,
        Indicator = QuotaIndicator.ElectricityPerArea,
        StandardCode = "S",
        RowKey = "row",
        Until = until,
        Value = value,
        Expected = expected,
        Constraint = 20m,
        Baseline = 12m,
        Unit = "kWh/(m2·a)",
        Completeness = 1m,
        SplitSet = true,
        Level = level,
    };

    private static Verdict Verdict(Grade grade) => new()
    {
        InstitutionCode = QuotaFacts.Code,
        Year = 2025,
        Grade = grade,
        InputsJson = "{}",
        AsOf = QuotaFacts.AsOf,
        Revision = 1,
        Current = true,
    };
}
