using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Metering;

namespace EnergyQuota.Tests.Ingest.Profiles;

public sealed class DeviceStampTests
{
    private static readonly TimeZoneInfo Amsterdam = SiteZone.Find("Europe/Amsterdam");

    [Theory]
    [InlineData("2016-10-30T02:00:00", true, "2016-10-30T00:00:00Z")]
    [InlineData("2016-10-30T02:00:00", false, "2016-10-30T01:00:00Z")]
    [InlineData("2016-07-01T12:00:00", null, "2016-07-01T10:00:00Z")]
    [InlineData("2016-12-01T12:00:00", null, "2016-12-01T11:00:00Z")]
    public void Resolve_ClockTime_GivesTheInstant(string clock, bool? isSummer, string instant)
    {
        Assert.Null(DeviceStamp.Local(DateTime.Parse(clock, null), Amsterdam, isSummer, clock).Resolve(TimeZoneInfo.Utc, out var found));
        Assert.Equal(DateTimeOffset.Parse(instant, null), found);
    }

    [Theory]
    [InlineData("2016-10-30T02:30:00")]
    [InlineData("2016-03-27T02:30:00")]
    public void Resolve_ClockTimeThatIsTwiceOrNever_SaysSo(string clock)
    {
        var fault = DeviceStamp.Local(DateTime.Parse(clock, null), null, null, clock).Resolve(Amsterdam, out var found);

        Assert.NotNull(fault);
        Assert.Null(found);
    }

    [Fact]
    public void Resolve_NoStamp_IsNoFault()
    {
        Assert.Null(default(DeviceStamp).Resolve(Amsterdam, out var found));
        Assert.Null(found);
    }

    [Fact]
    public void ToFullHour_ShortlyAfterTheHour_GivesTheHour()
    {
        Assert.Null(DeviceStamp.Local(new DateTime(2026, 3, 1, 0, 0, 15), TimeZoneInfo.Utc, null, "x").ToFullHour().Resolve(Amsterdam, out var found));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), found);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59")]
    public void Resolve_EndsOfTheCalendar_DoNotThrow(string clock) =>
        Assert.Null(DeviceStamp.Local(DateTime.Parse(clock, null), SiteZone.Find("Asia/Shanghai"), null, clock).Resolve(TimeZoneInfo.Utc, out _));
}
