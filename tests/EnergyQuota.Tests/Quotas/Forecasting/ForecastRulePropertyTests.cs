using CsCheck;
using EnergyQuota.Quotas.Forecasting;
using static EnergyQuota.Tests.Quotas.Forecasting.ForecastFacts;

namespace EnergyQuota.Tests.Quotas.Forecasting;

/// <summary>What holds for every institution, day and limit.</summary>
public sealed class ForecastRulePropertyTests
{
    private static readonly Gen<decimal> Amount = Gen.Int[1, 5_000_000].Select(i => i / 100m);

    private static readonly Gen<ForecastInput> Inputs =
        from day in Gen.Int[0, 365]
        from thisYear in Amount.Array[12]
        from lastYear in Amount.Array[12]
        from olderYear in Amount.Array[12]
        from pasts in Gen.Int[0, 2]
        from part in Gen.Int[0, 100]
        from limit in Amount.Array[3]
        let until = Day(1, 1).AddDays(day)
        let whole = new YearDays(Year, until).WholeMonths
        let begun = whole < 12 ? thisYear[whole] * part / 100m : 0m
        select new ForecastInput
        {
            Until = until,
            Used = thisYear.Take(whole).Sum() + (day == 0 ? 0m : begun),
            ThisYear = new ForecastYear(Year, [.. thisYear.Select((amount, m) => m < whole ? amount : (decimal?)null)], 1m),
            Past = [.. new[] { Months(Year - 1, lastYear), Months(Year - 2, olderYear) }.Take(pasts)],
            Tiers = [.. limit.Order().Select((l, i) => ((ForecastTier)(i + 1), l * 12m))],
            Errors = ShippedErrors.Table,
            Gate = 0.9m,
        };

    [Fact]
    public void Find_AnyInput_TheRangeHoldsTheExpectedAndNothingIsTakenBack() => Inputs.Sample(input =>
    {
        var forecast = ForecastRule.Find(input);
        if (forecast.Refusal is null)
        {
            Assert.True(input.Used <= forecast.Low && forecast.Low <= forecast.Expected && forecast.Expected <= forecast.High);
            Assert.All(forecast.Path.Zip(forecast.Path.Skip(1)), pair => Assert.True(pair.First.Before < pair.Second.Before && pair.First.Expected <= pair.Second.Expected));
            Assert.Equal((forecast.Low, forecast.Expected, forecast.High), (forecast.Path[^1].Low, forecast.Path[^1].Expected, forecast.Path[^1].High));
        }
    });

    [Fact]
    public void Find_AllAmountsTimesK_IsTheForecastTimesK() => Gen.Select(Inputs, Gen.Int[1, 1_000]).Sample((input, k) =>
    {
        var (one, many) = (ForecastRule.Find(input), ForecastRule.Find(Times(input, k)));
        Assert.Equal(one.Refusal, many.Refusal);
        Assert.InRange(many.Expected - (one.Expected * k), -0.000001m, 0.000001m);
        Assert.InRange(many.High - (one.High * k), -0.001m, 0.001m);
        Assert.Equal(one.Tiers.Select(t => (t.Chance, t.CrossedOn)), many.Tiers.Select(t => (t.Chance, t.CrossedOn)));
    });

    [Fact]
    public void Find_HigherTier_IsNoLikelierToBeExceededNorCrossedEarlier() => Inputs.Sample(input =>
    {
        var tiers = ForecastRule.Find(input).Tiers;
        Assert.All(tiers.Zip(tiers.Skip(1)), pair =>
        {
            Assert.True(pair.First.Chance >= pair.Second.Chance);
            Assert.True(pair.Second.CrossedOn is null || pair.First.CrossedOn is null || pair.First.CrossedOn <= pair.Second.CrossedOn);
        });
    });

    [Fact]
    public void Find_DailyBudget_UsesUpTheTierExactly() => Inputs.Sample(input =>
    {
        var days = new YearDays(Year, input.Until).Remaining;
        Assert.All(ForecastRule.Find(input).Tiers, tier =>
        {
            if (tier.DailyBudget is { } budget)
            {
                Assert.InRange((budget * days) + input.Used - tier.Limit, -0.000000001m, 0.000000001m);
            }
            else
            {
                Assert.True(days == 0 || input.Used > tier.Limit);
            }
        });
    });

    [Fact]
    public void Find_CrossingDay_IsTheFirstWhoseEndLiesAboveTheTier() => Inputs.Sample(input =>
    {
        var forecast = ForecastRule.Find(input);
        Assert.All(forecast.Tiers, tier => Assert.Equal(forecast.Expected > tier.Limit && input.Used <= tier.Limit, tier.CrossedOn is not null));
        Assert.All(forecast.Tiers.Where(t => t.CrossedOn is not null), tier => Assert.InRange(tier.CrossedOn!.Value, input.Until, Day(12, 31)));
    });

    private static ForecastYear Months(int year, decimal[] months) => new(year, [.. months.Select(m => (decimal?)m)], 1m);

    private static ForecastInput Times(ForecastInput input, int k) => input with
    {
        Used = input.Used * k,
        ThisYear = Times(input.ThisYear, k),
        Past = [.. input.Past.Select(p => Times(p, k))],
        Tiers = [.. input.Tiers.Select(t => (t.Tier, t.Limit * k))],
    };

    private static ForecastYear Times(ForecastYear year, int k) => year with { Months = [.. year.Months.Select(m => m * k)] };
}
