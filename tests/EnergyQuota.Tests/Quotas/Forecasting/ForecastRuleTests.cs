using EnergyQuota.Quotas.Forecasting;
using static EnergyQuota.Tests.Quotas.Forecasting.ForecastFacts;

namespace EnergyQuota.Tests.Quotas.Forecasting;

public sealed class ForecastRuleTests
{
    private static readonly decimal[] Shape = [0.2m, 0.1m, 0.1m, 0.05m, 0.05m, 0.05m, 0.05m, 0.05m, 0.05m, 0.1m, 0.1m, 0.1m];

    [Fact]
    public void Find_AsLastYear_ExpectsLastYear()
    {
        var months = Enumerable.Range(1, 12).Select(m => (decimal?)DateTime.DaysInMonth(Year - 1, m)).ToList();
        var forecast = ForecastRule.Find(SoFar(Day(7, 1), 1m, new ForecastYear(Year - 1, months, 1m)));

        Assert.Equal((365m, ForecastBasis.OwnYears, 1), (decimal.Round(forecast.Expected, 9), forecast.Basis, forecast.PastYears));
    }

    [Fact]
    public void Find_HigherThanLastYear_CarriesHalfOfItUpToTenPercent()
    {
        // A day's use that does not count is left to the even part, which is the same in both.
        decimal Rest(decimal perMonth) => RestOfYear.Of(SoFar(Day(7, 1), 0m, Past(100m, 120m)) with { ThisYear = Past(perMonth, 0m, Year) }).Amount;
        var even = 0.3m * 181 / 365;

        Assert.Equal((1m - even) * 720m * 1.025m, Rest(105m), 12);
        Assert.Equal((1m - even) * 720m * 1.05m, Rest(110m), 12);
        Assert.Equal((1m - even) * 720m * 1.05m, Rest(250m), 12);
        Assert.Equal((1m - even) * 720m * 0.95m, Rest(10m), 12);
    }

    [Fact]
    public void Find_NoOwnYear_FollowsTheShapeOfTheClass()
    {
        var forecast = ForecastRule.Find(SoFar(Day(4, 1), 1m) with { ClassShape = Shape });

        Assert.Equal((90m / 0.4m, ForecastBasis.ClassShape, 0), (forecast.Expected, forecast.Basis, forecast.PastYears));
    }

    [Fact]
    public void Find_NoOwnYearAndNoShape_GoesOnEvenlyAndWidely()
    {
        var forecast = ForecastRule.Find(SoFar(Day(4, 1), 1m));

        Assert.Equal((365m, ForecastBasis.EvenDays), (decimal.Round(forecast.Expected, 9), forecast.Basis));
        Assert.Equal(90m + (275m * (decimal)Math.Exp(1.0)), forecast.High, 6);
    }

    [Fact]
    public void Find_FirstDays_HasTheLastYearOrNothing()
    {
        var known = ForecastRule.Find(SoFar(Day(1, 3), 3m, Past(100m, 120m)));
        var unknown = ForecastRule.Find(SoFar(Day(1, 31), 3m) with { ClassShape = Shape });

        Assert.InRange(known.Expected, 1_310m, 1_330m);
        Assert.Equal((null, ForecastRefusal.TooEarly), (known.Refusal, unknown.Refusal));
    }

    [Fact]
    public void Find_FinishedYear_IsItsTotalExactly()
    {
        var forecast = ForecastRule.Find(SoFar(Day(1, 1, Year + 1), 2m) with { Tiers = [(ForecastTier.Baseline, 729m), (ForecastTier.Constraint, 730m)] });

        Assert.Equal((730m, 730m, 730m, 0m), (forecast.Low, forecast.Expected, forecast.High, forecast.TypicalError));
        Assert.Equal([1m, 0m], forecast.Tiers.Select(t => t.Chance));
        Assert.All(forecast.Tiers, t => Assert.Equal((null, null, null), (t.CrossedOn, t.EarliestOn, t.DailyBudget)));
    }

    [Fact]
    public void Find_LeapYear_CountsTheDayMore()
    {
        var leap = new ForecastInput
        {
            Until = Day(1, 1, 2028),
            Used = 0m,
            ThisYear = new ForecastYear(2028, new decimal?[12], 0m),
            Past = [new ForecastYear(2027, [.. Enumerable.Range(1, 12).Select(m => (decimal?)DateTime.DaysInMonth(2027, m))], 1m)],
            Errors = Errors,
            Gate = 0.9m,
        };

        Assert.Equal(366m, ForecastRule.Find(leap).Expected, 12);
        Assert.Equal(
            365m, ForecastRule.Find(leap with { Until = Day(1, 1, 2029), Used = 365m, ThisYear = leap.ThisYear with { Completeness = 1m } }).Expected);
    }

    [Fact]
    public void Find_TooMuchMissing_IsRefusedWithItsReason()
    {
        var input = SoFar(Day(7, 1), 1m, Past(30m, 30m));

        Assert.Equal(ForecastRefusal.Incomplete, ForecastRule.Find(input with { ThisYear = input.ThisYear with { Completeness = 0.899m } }).Refusal);
        Assert.Null(ForecastRule.Find(input with { ThisYear = input.ThisYear with { Completeness = 0.9m } }).Refusal);
        Assert.Equal(ForecastRefusal.NegativeConsumption, ForecastRule.Find(input with { Used = -1m }).Refusal);
        Assert.Equal(ForecastRefusal.NothingUsed, ForecastRule.Find(SoFar(Day(7, 1), 0m)).Refusal);
    }

    [Fact]
    public void Find_MonthThatIsNotKnown_IsNotComparedAndNotZero()
    {
        var whole = SoFar(Day(7, 1), 1m, Past(30.4m, 30.4m));
        var gap = whole with { ThisYear = whole.ThisYear with { Months = [.. whole.ThisYear.Months.Select((amount, m) => m == 3 ? null : amount)] } };

        Assert.InRange(ForecastRule.Find(gap).Expected / ForecastRule.Find(whole).Expected, 0.999m, 1.001m);
    }

    [Fact]
    public void Find_UnsteadyInstitution_HasTheWiderRange()
    {
        var steady = SoFar(Day(7, 1), 1m, Past(30m, 30m));
        var unsteady = steady with { Past = [steady.Past[0] with { Months = [20m, 40m, 20m, 40m, 20m, 40m, 30m, 30m, 30m, 30m, 30m, 30m] }] };

        Assert.True(Width(unsteady) > Width(steady) * 2m);

        static decimal Width(ForecastInput input) => ForecastRule.Find(input) is var f ? (f.High - f.Low) / f.Expected : 0m;
    }

    [Fact]
    public void Find_SeveralYears_TheNewestWeighsMost()
    {
        var forecast = ForecastRule.Find(SoFar(Day(1, 1), 0m, Past(70m, 70m), Past(140m, 140m, Year - 2), Past(700m, 700m, Year - 4)));

        // (70 × 1 + 140 × ½) / 1½ a month, less one day of the February of 2024; four years back is too old.
        Assert.Equal((decimal.Round(1_120m - (140m / 29m * 0.5m / 1.5m), 9), 2), (decimal.Round(forecast.Expected, 9), forecast.PastYears));
    }

    [Fact]
    public void Find_Tier_IsCrossedOnTheFirstDayAboveIt()
    {
        // 1 a day as last year, 90 used before April: the limit of 100 holds through 10 April.
        var year = new ForecastYear(Year - 1, [.. Enumerable.Range(1, 12).Select(m => (decimal?)DateTime.DaysInMonth(Year - 1, m))], 1m);
        var tier = ForecastRule.Find(SoFar(Day(4, 1), 1m, year) with { Tiers = [(ForecastTier.Constraint, 100.5m)] }).Tiers[0];

        Assert.Equal(Day(4, 11), tier.CrossedOn);
        Assert.True(tier.EarliestOn <= tier.CrossedOn);
        Assert.Equal((0.99m, 10.5m / 275), (tier.Chance, tier.DailyBudget));
    }

    [Fact]
    public void Find_TierAlreadyExceeded_IsCertainAndHasNoBudget()
    {
        var tier = ForecastRule.Find(SoFar(Day(7, 1), 1m, Past(30m, 30m)) with { Tiers = [(ForecastTier.Leading, 180m)] }).Tiers[0];

        Assert.Equal((1m, null, null), (tier.Chance, tier.CrossedOn, tier.DailyBudget));
    }

    [Fact]
    public void Find_TierAtTheExpectedTotal_IsEvenChance()
    {
        var input = SoFar(Day(7, 1), 1m, Past(30m, 35m));
        var expected = ForecastRule.Find(input).Expected;

        Assert.Equal(0.5m, ForecastRule.Find(input with { Tiers = [(ForecastTier.Constraint, expected)] }).Tiers[0].Chance);
    }

    [Fact]
    public void Find_DayOutsideTheYear_IsABrokenPromise()
    {
        var input = SoFar(Day(7, 1), 1m);

        Assert.Throws<ArgumentException>(() => ForecastRule.Find(input with { Until = Day(1, 2, Year + 1) }));
        Assert.Throws<ArgumentException>(() => ForecastRule.Find(input with { Until = Day(12, 31, Year - 1) }));
    }
}
