using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Tests.Reports.Periods;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("2026-01", "2026-01-01", "2026-02-01", "2025-12", "2025-01")]
    [InlineData("2026-12", "2026-12-01", "2027-01-01", "2026-11", "2025-12")]
    [InlineData("2026-Q1", "2026-01-01", "2026-04-01", "2025-Q4", "2025-Q1")]
    [InlineData("2026-Q3", "2026-07-01", "2026-10-01", "2026-Q2", "2025-Q3")]
    [InlineData("2026", "2026-01-01", "2027-01-01", "2025", "2025")]
    public void TryParse_Period_KnowsItsDaysAndItsNeighbours(string text, string from, string to, string previous, string yearBefore)
    {
        Assert.True(ReportPeriod.TryParse(text, out var period));

        Assert.Equal((text, from, to), (period.ToString(), $"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}"));
        Assert.Equal((previous, yearBefore), (period.Previous.ToString(), period.YearBefore.ToString()));
        Assert.Equal(period, ReportPeriod.Of(period.Kind, period.To.AddDays(-1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("2026-1")]
    [InlineData("1999")]
    [InlineData("2200-01")]
    [InlineData("２０２６")]
    [InlineData("20 6-01")]
    public void TryParse_OtherText_IsNoPeriod(string? text) => Assert.False(ReportPeriod.TryParse(text, out _));
}
