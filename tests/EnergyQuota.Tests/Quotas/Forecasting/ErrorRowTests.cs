using CsCheck;
using EnergyQuota.Quotas.Forecasting;

namespace EnergyQuota.Tests.Quotas.Forecasting;

public sealed class ErrorRowTests
{
    private static readonly ErrorRow Row = new(0.05, [0.1, 0.2, 0.25, 0.4, 0.6, 1.0, 1.5, 2.0, 3.0]);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.1, 0.05)]
    [InlineData(0.5, 0.25)]
    [InlineData(0.75, 0.8)]
    [InlineData(0.8, 1.0)]
    [InlineData(0.99, 3.0)]
    public void Within_Level_LiesOnTheQuantiles(double level, double error) => Assert.Equal(error, Row.Within(level), 12);

    [Fact]
    public void ShareWithin_MoreThanWasEverSeen_ClaimsNoMore() => Assert.Equal(0.99, Row.ShareWithin(double.PositiveInfinity));

    [Fact]
    public void ShareWithin_OfWithin_IsTheLevel() =>
        Gen.Double[0.0, 0.99].Sample(level => Assert.Equal(level, Row.ShareWithin(Row.Within(level)), 9));

    [Fact]
    public void At_BetweenMonths_IsInProportion()
    {
        Assert.Equal(0.075, ForecastFacts.Errors.At(ForecastBasis.OwnYears, 4.5).Typical, 12);
        Assert.Equal(0.005, ForecastFacts.Errors.At(ForecastBasis.OwnYears, 11.5).Typical, 12);
    }

    [Fact]
    public void Shipped_Table_HasEveryRowAndGrowsWithTheLevel()
    {
        Assert.Equal(Enum.GetValues<ForecastBasis>(), ShippedErrors.Table.Rows.Keys.Order());
        Assert.All(ShippedErrors.Table.Rows.Values, rows =>
        {
            Assert.Equal(ErrorTable.RowsOfBasis, rows.Count);
            Assert.All(rows, row => Assert.Equal(row.Quantiles.Order(), row.Quantiles));
            Assert.All(rows, row => Assert.Equal(ErrorRow.Levels.Count, row.Quantiles.Count));
        });
        Assert.False(ShippedErrors.Table.IsOwn);
    }
}
