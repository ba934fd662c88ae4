using EnergyQuota.Inspections.Calendars;
using static EnergyQuota.Tests.Inspections.Calendars.MadeCalendar;

namespace EnergyQuota.Tests.Inspections.Calendars;

public sealed class WorkCalendarTests
{
    [Fact]
    public void IsWorkingDay_EveryDayOfTwoYears_FollowsTheRuleInWords() => Assert.All(
        Enumerable.Range(0, 731).Select(Day("2031-01-01").AddDays), day => Assert.Equal(Works(day), Calendar.IsWorkingDay(day)));

    [Fact]
    public void Of_YearNotEntered_IsNeverGuessed()
    {
        Assert.False(Calendar.Knows(Day("2033-01-03")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Of(Day("2033-01-03")));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkCalendar.Empty.Of(Day("2031-03-03")));
    }
}
