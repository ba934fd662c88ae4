using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Forecasting;

public sealed class IndicatorForecastTests
{
    private static readonly DateOnly July = new(2025, 7, 1);
    private static readonly ForecastGround Ground = new() { Year = 2025, MadeFor = July };

    [Fact]
    public void Find_AsLastYear_ExpectsLastYearsValueByTheStandardsOwnCoefficients()
    {
        var forecast = Find(HalfYear(100m), Months(100m, 24));

        // 365 days × 100 kWh × 0.31 kgce/kWh over 24 300 m².
        Assert.Equal((QuotaMath.RoundValue(36_500m * 0.31m / 24_300m), ForecastBasis.OwnYears, "kgce"), (forecast.Expected, forecast.Basis, forecast.AmountUnit));
        Assert.Equal(("", 31m, false), (forecast.Reasons, forecast.UsedPerDay, forecast.OwnErrors));
        Assert.Equal([ForecastTier.Leading, ForecastTier.Baseline, ForecastTier.Constraint], forecast.Tiers.Select(t => t.Tier));
        Assert.Equal((20.0m, forecast.Tiers[^1].Chance), (forecast.Constraint, forecast.ChanceOver));
    }

    [Fact]
    public void Find_Gaps_AreLikeTheRestAndNeverLower()
    {
        var (whole, gaps) = (Find(HalfYear(100m), Months(100m, 24)), Find(HalfYear(100m, missing: 217), Months(100m, 24)));

        Assert.Equal(whole.Expected, gaps.Expected);
        Assert.Equal(0.95m, gaps.Completeness, 2);
    }

    [Fact]
    public void Find_BelowTheGate_SaysWhy()
    {
        var forecast = Find(HalfYear(100m, missing: 900), Months(100m, 24));

        Assert.Equal((nameof(ForecastRefusal.Incomplete), null, null), (forecast.Reasons, forecast.Expected, forecast.ChanceOver));
    }

    [Fact]
    public void Find_NoArea_NamesTheFirstDayWithout()
    {
        var forecast = Find(HalfYear(100m) with { Facts = [] }, Months(100m, 24));

        Assert.Equal(("AreaMissing:2025-01-01", null), (forecast.Reasons, forecast.Expected));
    }

    [Fact]
    public void Find_AreaThatGrowsInTheRest_CountsForTheWholeYear()
    {
        var input = HalfYear(100m);
        var grown = input with { Facts = [Fact(InstitutionFactKind.FloorArea, 24_300m, new DateOnly(2020, 1, 1)), Fact(InstitutionFactKind.FloorArea, 48_600m, July)] };

        Assert.Equal((double)(Find(input, Months(100m, 24)).Expected! * 365m / (365m + 184m)), (double)Find(grown, Months(100m, 24)).Expected!, 3);
    }

    [Fact]
    public void Find_InstitutionEndsInTheYear_IsNotForecast() =>
        Assert.Equal("NotInBeing", Find(HalfYear(100m) with { Institution = Court(to: new DateOnly(2025, 10, 1)) }, Months(100m, 24)).Reasons);

    [Fact]
    public void Find_NoPastYear_TakesTheShapeOfTheClassElseTheDays()
    {
        var shape = new ForecastShape("government", QuotaIndicator.NonHeatingEnergyPerArea, [.. Enumerable.Repeat(1m / 12m, 12)]);
        var shaped = Find(HalfYear(100m), [], new ForecastGround { Year = 2025, MadeFor = July, Shapes = [shape] });

        Assert.Equal((ForecastBasis.ClassShape, ForecastBasis.EvenDays), (shaped.Basis, Find(HalfYear(100m), []).Basis));
        Assert.Equal((double)shaped.Used! * 2.0, (double)shaped.Expected!, 2);
    }

    [Fact]
    public void Find_ExcludedDataCentre_LeavesPastAndPresentAlike()
    {
        var excluded = Excluding(ExclusionKind.SpecialSystem, 0m);
        var centre = new ExcludedConsumption(excluded.Exclusion, ConsumptionMath.Totals([Even(Term(meter: "X1", to: July), 181m * 40m)], Start, July)[0]);
        var months = Months(100m, 24).Concat(Months(40m, 24).Select(m => m with { Exclusion = 1 }));
        var forecast = Find(HalfYear(100m) with { Exclusions = [centre] }, months);

        Assert.Equal(QuotaMath.RoundValue(365m * 60m * 0.31m / 24_300m), forecast.Expected);
    }

    [Fact]
    public void Build_FortyYearsThatAreOver_GivesShapesAndTheAgencysOwnErrors()
    {
        var builder = new GroundBuilder(2025, Rules(Standard(Row())));
        for (var i = 0; i < ForecastGround.FewestOwnSeries; i++)
        {
            builder.Add(Court(), [], Months(100m + i, 30));
        }

        var ground = builder.Build(July);
        Assert.Equal((true, ForecastGround.FewestOwnSeries), (ground.Errors.IsOwn, ground.Errors.Series));
        Assert.Equal(31m / 365m, ground.ShapeOf("government", QuotaIndicator.NonHeatingEnergyPerArea)![0], 3);
        Assert.True(Find(HalfYear(100m), Months(100m, 24), ground).OwnErrors);
    }

    private static QuotaForecast Find(AssessmentInput input, IEnumerable<EnergyMonth> months, ForecastGround? ground = null) =>
        Assert.Single(IndicatorForecast.Find(input, months, Rules(Standard(Row())), ground ?? Ground));

    private static AssessmentInput HalfYear(decimal perDay, int missing = 0)
    {
        var evidence = Even(Term(to: July), perDay * 181m, missing);
        return Input(Court()) with { To = July, Terms = [evidence.Term], Totals = ConsumptionMath.Totals([evidence], Start, July) };
    }

    // So many months before July 2025, the same each day.
    private static IEnumerable<EnergyMonth> Months(decimal perDay, int count) => Enumerable.Range(1, count).Select(i => July.AddMonths(-i)).Select(first => new EnergyMonth(
        EnergyType.Electricity, MeasureUnit.KilowattHour, null, Month.Of(first), perDay * DateTime.DaysInMonth(first.Year, first.Month), 1m));
}
