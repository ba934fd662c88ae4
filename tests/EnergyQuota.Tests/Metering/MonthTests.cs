using EnergyQuota.Metering;

namespace EnergyQuota.Tests.Metering;

public sealed class MonthTests
{
    /// <summary>Months tile: in every zone there is, each starts in itself and ends in itself.</summary>
    [Fact]
    public void Of_FirstAndLastInstantInEveryZone_GivesTheSameMonth()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var month = new Month(1996, 1); month.Year < 2031; month = month.Next)
            {
                Assert.Equal(month, Month.Of(month.StartIn(zone), zone));
                Assert.Equal(month, Month.Of(month.EndIn(zone).AddTicks(-1), zone));
            }
        }
    }

    [Theory]
    [InlineData("Asia/Shanghai", 2026, 2, 672)]
    [InlineData("Europe/Berlin", 2026, 3, 743)]
    [InlineData("Europe/Berlin", 2026, 10, 745)]
    [InlineData("America/Asuncion", 2000, 10, 743)]
    public void StartToEnd_SpansTheHoursTheClockRan(string name, int year, int number, int hours)
    {
        var (zone, month) = (TimeZoneInfo.FindSystemTimeZoneById(name), new Month(year, number));

        Assert.Equal(hours, (month.EndIn(zone) - month.StartIn(zone)).TotalHours);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-29", 24)]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("America/Havana", "2026-03-08", 23)]
    [InlineData("Pacific/Apia", "2011-12-30", 0)]
    public void HoursOf_ClockChange_CountsTheHoursThatWere(string name, string day, int hours) =>
        Assert.Equal(hours, CalendarDays.HoursOf(DateOnly.Parse(day, null), TimeZoneInfo.FindSystemTimeZoneById(name)));

    [Fact]
    public void DayOf_EveryQuarterHourAroundClockChanges_AgreesWithStartOf()
    {
        foreach (var name in (string[])["America/St_Johns", "America/Havana", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia"])
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
            for (var at = new DateTimeOffset(2010, 10, 1, 0, 0, 0, TimeSpan.Zero); at.Year < 2012; at = at.AddMinutes(15))
            {
                var day = CalendarDays.DayOf(at, zone);

                Assert.True(CalendarDays.StartOf(day, zone) <= at && at < CalendarDays.EndOf(day, zone), $"{name} {at:O}");
            }
        }
    }

    [Fact]
    public void Constructor_MonthThirteen_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Month(2026, 13));
}
