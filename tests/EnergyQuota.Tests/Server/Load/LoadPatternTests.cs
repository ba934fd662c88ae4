using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Server.Load;

namespace EnergyQuota.Tests.Server.Load;

/// <summary>When something was used.</summary>
public sealed class LoadPatternTests
{
    private static readonly DateOnly Friday = new(2026, 3, 6);
    private static readonly AlertPolicy Policy = new(new AlertOptions(), SiteZone.Find("Asia/Shanghai"), new WeekendsOff(), 0.9m);

    [Fact]
    public void Of_AFridayAndASaturday_SharesOutDayNightAndRest()
    {
        var pattern = LoadPattern.Of([.. Day(Friday, hour => hour is >= 9 and < 17 ? 10m : 1m), .. Day(Friday.AddDays(1), _ => 2m)], Policy);

        // Night is from 20 to 6.
        Assert.Equal((80m + 6m, 10m, 48m), (pattern.Worked, pattern.Nights, pattern.Rest));
        Assert.Equal(58m / 144m, pattern.OffHoursShare);
        Assert.Equal((1, 1), (pattern.WorkingDays, pattern.RestDays));
        Assert.Equal((10m, 1m, 2m), (pattern.Working[9], pattern.Working[3], pattern.Other[9]));
    }

    [Fact]
    public void Of_HoursOfWhichNothingIsKnown_HaveNoMeanAndCountAsUnknown()
    {
        var pattern = LoadPattern.Of([.. Day(Friday, hour => hour < 12 ? 1m : null)], Policy);

        Assert.Equal((1m, null), (pattern.Working[11], pattern.Working[12]));
        Assert.Equal(0.5m, pattern.Known);
        Assert.All(pattern.Other, Assert.Null);
    }

    [Fact]
    public void Of_NothingUsed_HasNoShare() => Assert.Null(LoadPattern.Of([.. Day(Friday, _ => 0m)], Policy).OffHoursShare);

    [Theory]
    [InlineData(20, 6, 19, false)]
    [InlineData(20, 6, 20, true)]
    [InlineData(20, 6, 5, true)]
    [InlineData(20, 6, 6, false)]
    [InlineData(0, 6, 23, false)]
    [InlineData(0, 6, 0, true)]
    [InlineData(7, 7, 7, false)]
    public void IsNight_AcrossMidnightOrNot_IsFromTheOneHourToTheOther(int from, int to, int hour, bool night) =>
        Assert.Equal(night, LoadPattern.IsNight(hour, new AlertOptions { NightFromHour = from, NightToHour = to }));

    [Fact]
    public void Sum_TwoRegistersWithSigns_KeepsWhatIsKnownAndTheLeastCertainOrigin()
    {
        var at = new DateTimeOffset(2026, 3, 5, 16, 0, 0, TimeSpan.Zero);
        var hours = LoadSum.Of(
            [(Hour(at, 5m, HourOrigin.Measured), 1m), (Hour(at, 2m, HourOrigin.Estimated), -0.5m), (Hour(at.AddHours(1), 0m, HourOrigin.Missing), 1m), (Hour(at.AddHours(2), 0m, HourOrigin.Missing), 1m), (Hour(at.AddHours(2), 3m, HourOrigin.Measured), 1m)],
            instant => instant.ToOffset(TimeSpan.FromHours(8)));

        Assert.Equal(
            [new LoadHour(Friday, 0, 4m, HourOrigin.Estimated), new LoadHour(Friday, 1, null, HourOrigin.Missing), new LoadHour(Friday, 2, 3m, HourOrigin.Missing)], hours);
    }

    private static ConsumptionHour Hour(DateTimeOffset from, decimal quantity, HourOrigin origin) => new(from, from.AddHours(1), quantity, quantity, origin, false);

    private static IEnumerable<LoadHour> Day(DateOnly day, Func<int, decimal?> quantity) =>
        Enumerable.Range(0, 24).Select(hour => new LoadHour(day, hour, quantity(hour), quantity(hour) is null ? HourOrigin.Missing : HourOrigin.Measured));
}
