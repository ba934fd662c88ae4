using EnergyQuota.Server.Demo;

namespace EnergyQuota.Tests.Server.Demo;

public sealed class DemoCityTests
{
    private static readonly DateTimeOffset Origin = new(2025, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Build_SameSeed_GivesTheSameCity() =>
        Assert.Equal(DemoCity.Build(3).Meters.Select(Figures), DemoCity.Build(3).Meters.Select(Figures));

    [Fact]
    public void Build_City_HasUniqueCodesAndNames()
    {
        var city = DemoCity.Build(1);

        Assert.Equal(DemoCity.Size, city.Institutions.Select(institution => institution.Code).Distinct().Count());
        Assert.Equal(DemoCity.Size, city.Institutions.Select(institution => institution.NameZh).Distinct().Count());
        Assert.Equal(city.Meters.Count(), city.Meters.Select(meter => meter.Code).Distinct().Count());
        Assert.All(city.Institutions, institution => Assert.Equal(18, institution.Code.Length));
    }

    [Fact]
    public void Build_City_ShowsEveryFault() =>
        Assert.Equal(Enum.GetValues<DemoFault>(), DemoCity.Build(1).Meters.Select(meter => meter.Fault).Distinct().Order());

    [Fact]
    public void Until_HealthyMeter_RisesByWhatItUsed()
    {
        var meter = DemoCity.Build(1).Meters.First(meter => meter.Fault == DemoFault.None);
        var register = new DemoRegister(meter, Origin, Origin.AddDays(60), Zone);
        var readings = register.Until(Origin.AddDays(60)).ToList();

        Assert.Equal(register.UsedUntil(Origin.AddDays(60)) / 100m, readings[^1].Value - readings[0].Value);
        Assert.All(readings.Zip(readings.Skip(1)), pair => Assert.True(pair.Second.Value >= pair.First.Value));
    }

    [Fact]
    public void Until_Replaced_GoesOnFromTheNewMeter()
    {
        var meter = DemoCity.Build(1).Meters.Single(meter => meter.Fault == DemoFault.Replaced);
        var register = new DemoRegister(meter, Origin, Origin.AddDays(60), Zone);
        var after = register.Until(Origin.AddDays(60)).First(reading => reading.At >= register.ReplacedAt);

        Assert.Equal(DemoRegister.ReplacedFirst, after.Value);
        Assert.True(register.ReplacedFinal > meter.Start);
    }

    [Fact]
    public void At_WithinTheHour_LiesBetweenItsEnds()
    {
        var meter = DemoCity.Build(1).Meters.First();
        var register = new DemoRegister(meter, Origin, Origin.AddDays(60), Zone);
        var used = register.UsedUntil(Origin.AddHours(10));

        Assert.InRange(
            register.At(Origin.AddHours(10).AddMinutes(20), used),
            register.At(Origin.AddHours(10), used),
            register.At(Origin.AddHours(11), register.UsedUntil(Origin.AddHours(11))));
    }

    private static string Figures(DemoMeter meter) => $"{meter.Code} {meter.RatedMaxPerHour} {meter.Start}";
}
