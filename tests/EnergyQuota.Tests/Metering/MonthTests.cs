using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

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

    /// <summary>Any instant, in any zone: it lies in one month, and the months on either side begin and end where that one does.</summary>
    [Fact]
    public void Of_AnyInstantInAnyZone_LiesBetweenItsNeighbours()
    {
        var zones = TimeZoneInfo.GetSystemTimeZones();
        Gen.Select(Gen.Int[0, zones.Count - 1], Gen.Long[0, 70L * 366 * 86_400 * 1000]).Sample(
            (index, milliseconds) =>
            {
                var (zone, at) = (zones[index], new DateTimeOffset(1970, 2, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(milliseconds));
                var month = Month.Of(at, zone);

                Assert.True(month.StartIn(zone) <= at && at < month.EndIn(zone), $"{zone.Id} {at:O}");
                Assert.Equal(month.StartIn(zone), month.Previous.EndIn(zone));
                Assert.Equal(month.EndIn(zone), month.Next.StartIn(zone));
                Assert.True(month.Previous < month && month < month.Next);
            },
            iter: 6000);
    }

    /// <summary>A register that counts one each minute gives every month of every zone its minutes, so months add up to the register.</summary>
    [Fact]
    public void Settle_SteadyUseInEveryZone_GivesEachMonthItsMinutes()
    {
        var start = new DateTimeOffset(2025, 12, 30, 3, 7, 0, TimeSpan.Zero);
        var times = Enumerable.Range(0, 440).Select(i => start.AddMinutes(i * 1447)).ToArray();
        var readings = times.Select(at => new Reading(SettlementWorld.Register, at, (decimal)(at - start).TotalMinutes, at)).ToArray();

        // Many names are one zone; its course through the year tells them apart.
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones().DistinctBy(z => string.Join(' ', times.Select(at => z.GetUtcOffset(at)))))
        {
            var facts = new RegisterFacts
            {
                Register = SettlementWorld.Register,
                Unit = MeasureUnit.KilowattHour,
                ExpectedInterval = TimeSpan.FromDays(1),
                Zone = zone,
            };

            var months = RegisterSettlement.Settle(facts, readings).Days.ToLookup(d => Month.Of(d.Day), d => d.Amount);

            Assert.Equal(readings[^1].Value, months.Sum(m => m.Sum()));
            for (var month = new Month(2026, 1); month.Year < 2027; month = month.Next)
            {
                Assert.Equal((decimal)(month.EndIn(zone) - month.StartIn(zone)).TotalMinutes, months[month].Sum());
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
