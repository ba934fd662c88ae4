using EnergyQuota.Quotas.Forecasting;

namespace EnergyQuota.Tests.Quotas.Forecasting;

public sealed class ForecastYearTests
{
    [Fact]
    public void Whole_MissingMonth_GetsTheDailyMeanOfItsNeighbours() =>
        Assert.Equal(28m * ((62m / 31m) + (93m / 31m)) / 2m, Year(62m, null, 93m).Whole(0.9m)![1]);

    [Fact]
    public void Whole_MissingFirstMonth_GetsThatOfTheNext() => Assert.Equal(31m * 56m / 28m, Year(null, 56m, 93m).Whole(0.9m)![0]);

    [Fact]
    public void Whole_TooMuchMissing_CannotServe()
    {
        Assert.Null(Year(null, null, null).Whole(0m));
        Assert.Null((Year(1m, 1m, 1m) with { Completeness = 0.89m }).Whole(0.9m));
        Assert.Null(new ForecastYear(2025, [.. Enumerable.Repeat((decimal?)0m, 12)], 1m).Whole(0.9m));
    }

    private static ForecastYear Year(decimal? january, decimal? february, decimal? march) =>
        new(2025, [january, february, march, .. Enumerable.Repeat((decimal?)10m, 9)], 0.95m);
}
