using EnergyQuota.Quotas.Forecasting;
using static EnergyQuota.Tests.Quotas.Forecasting.ForecastFacts;

namespace EnergyQuota.Tests.Quotas.Forecasting;

public sealed class BackTestTests
{
    [Fact]
    public void Run_YearLikeTheOneBefore_IsHardlyOff()
    {
        var cases = BackTest.Run([new BackTestSeries("a", Past(100m, 100m, Year), [Past(100m, 100m)])], 0.9m);

        Assert.Equal(12, cases.Count(c => c.Basis == ForecastBasis.OwnYears));
        Assert.Equal(11, cases.Count(c => c.Basis == ForecastBasis.EvenDays));
        Assert.All(cases, c => Assert.InRange(c.Error, -0.05, 0.05));
    }

    [Fact]
    public void Run_FirstDay_IsOffByTheYearsDifference()
    {
        var first = BackTest.Run([new BackTestSeries("a", Past(80m, 80m, Year), [Past(100m, 100m)])], 0.9m).First(c => c.Months == 0);

        Assert.Equal(0.25, first.Error, 12);
        Assert.Equal(Math.Abs(Math.Log(0.8)) / 0.18, first.Scaled, 9);
    }

    [Fact]
    public void Run_ClassOfFour_ForecastsEachByTheOtherThree()
    {
        var series = Enumerable.Range(1, 4).Select(i => new BackTestSeries("a", Past(i, 3 * i, Year), [Past(i, 3 * i)])).ToList();
        var shaped = BackTest.Run(series, 0.9m).Where(c => c.Basis == ForecastBasis.ClassShape).ToList();

        Assert.Equal(44, shaped.Count);
        Assert.All(shaped, c => Assert.Equal(0.0, c.Error, 12));
        Assert.DoesNotContain(BackTest.Run(series[..3], 0.9m), c => c.Basis == ForecastBasis.ClassShape);
    }

    [Fact]
    public void Run_YearThatIsNotWhole_IsLeftOut() =>
        Assert.Empty(BackTest.Run([new BackTestSeries("a", Past(1m, 1m, Year) with { Completeness = 0.5m }, [Past(1m, 1m)])], 0.9m));

    [Fact]
    public void Summarize_TooFewOfABasis_TakesTheOtherTablesRows()
    {
        var cases = BackTest.Run([.. Enumerable.Range(1, 5).Select(i => new BackTestSeries($"{i}", Past(90m + i, 100m, Year), [Past(100m, 100m)]))], 0.9m);
        var table = BackTest.Summarize(cases, "", 5, Errors, 5);

        Assert.True(table.IsOwn);
        Assert.Same(Errors.Rows[ForecastBasis.ClassShape], table.Rows[ForecastBasis.ClassShape]);
        Assert.NotSame(Errors.Rows[ForecastBasis.OwnYears], table.Rows[ForecastBasis.OwnYears]);
        Assert.Equal(ShippedErrors.Write(table), ShippedErrors.Write(ShippedErrors.Read(ShippedErrors.Write(table))));
    }
}
