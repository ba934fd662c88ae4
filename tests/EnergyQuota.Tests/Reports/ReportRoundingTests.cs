using EnergyQuota.Reports;
using Xunit;

namespace EnergyQuota.Tests.Reports;

public sealed class ReportRoundingTests
{
    [Theory]
    [InlineData("2.5", "3")]
    [InlineData("-2.5", "-3")]
    [InlineData("2.4999", "2")]
    public void Amount_Half_GoesAwayFromZero(string value, string rounded) =>
        Assert.Equal(Parse(rounded), ReportRounding.Amount(Parse(value), 0));

    [Theory]
    [InlineData("1", "100.0")]
    [InlineData("0.9999", "99.9")]
    [InlineData("0.0001", "0.1")]
    [InlineData("0", "0")]
    [InlineData("0.98765", "98.8")]
    public void Percent_AlmostAllOrNothing_IsNotShownAsSuch(string share, string percent) =>
        Assert.Equal(Parse(percent), ReportRounding.Percent(Parse(share)));

    [Fact]
    public void Change_MissingOrZeroBefore_IsNoFigure()
    {
        Assert.Null(ReportRounding.Change(5m, null));
        Assert.Null(ReportRounding.Change(null, 5m));
        Assert.Null(ReportRounding.Change(5m, 0m));
        Assert.Equal(-10m, ReportRounding.Change(90m, 100m));
    }

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
