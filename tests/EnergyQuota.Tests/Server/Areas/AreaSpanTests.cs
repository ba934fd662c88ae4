using EnergyQuota.Server.Areas;

namespace EnergyQuota.Tests.Server.Areas;

public sealed class AreaSpanTests
{
    [Fact]
    public void Days_InTheMiddleOfAMonth_EndYesterdayAndAreComparedWithTheSameDays()
    {
        var span = new AreaSpan(new DateOnly(2026, 12, 11));

        Assert.Equal(2026, span.Year);
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 11)), span.Days(span.Current));
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 11)), span.Days(AreaSpan.MonthBefore));
        Assert.Equal((new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 11)), span.Days(AreaSpan.YearBefore));
        Assert.Equal((new DateOnly(2025, 1, 1), new DateOnly(2025, 2, 1)), span.Days(0));
    }

    [Fact]
    public void Days_OnTheFirstOfJanuary_AreThoseOfTheYearThatIsOver()
    {
        var span = new AreaSpan(new DateOnly(2027, 1, 1));

        Assert.Equal((2026, 23), (span.Year, span.Current));
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 1)), span.Days(span.Current));
    }

    [Fact]
    public void Days_OnTheThirtyFirst_TakeNoDayOfTheMonthAfterAShorterOne()
    {
        var span = new AreaSpan(new DateOnly(2027, 3, 31));

        Assert.Equal((new DateOnly(2027, 2, 1), new DateOnly(2027, 3, 1)), span.Days(AreaSpan.MonthBefore));
    }

    [Fact]
    public void Days_OfAMonthThatLiesAhead_AreNone()
    {
        var (from, to) = new AreaSpan(new DateOnly(2026, 6, 15)).Days(20);

        Assert.True(to <= from);
    }
}
