using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Tests.Metering;

public sealed class ClockRuleTests
{
    private static readonly DateTimeOffset Received = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, TimeBasis.Device)]
    [InlineData(600, TimeBasis.Device)]
    [InlineData(601, TimeBasis.ClockRejected)]
    [InlineData(-86_400, TimeBasis.Device)]
    [InlineData(-500_000_000, TimeBasis.ClockRejected)]
    public void Place_DeviceAheadOrBehind_IsRefusedOutsideTheLimits(int secondsAhead, TimeBasis basis)
    {
        var placed = ClockRule.Place(Received.AddSeconds(secondsAhead), Received, Facts().Clock);

        Assert.Equal(basis, placed.Basis);
        Assert.Equal(basis == TimeBasis.Device ? Received.AddSeconds(secondsAhead) : Received, placed.Time);
        Assert.Equal(basis == TimeBasis.Device ? null : Received.AddSeconds(secondsAhead), placed.DeviceTime);
    }

    [Fact]
    public void Place_NoDeviceTime_IsReceiveTimed() =>
        Assert.Equal(new PlacedTime(Received, TimeBasis.Received, null), ClockRule.Place(null, Received.AddTicks(7), Facts().Clock));

    private static RegisterFacts Facts() => new()
    {
        Register = new RegisterId("m"),
        Unit = MeasureUnit.KilowattHour,
        ExpectedInterval = TimeSpan.FromHours(1),
        Zone = TimeZoneInfo.Utc,
    };
}
