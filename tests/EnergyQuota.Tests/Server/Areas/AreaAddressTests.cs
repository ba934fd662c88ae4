using EnergyQuota.Metering;
using EnergyQuota.Server.Areas;

namespace EnergyQuota.Tests.Server.Areas;

public sealed class AreaAddressTests
{
    [Fact]
    public void Of_WithThingsSet_TakesThemAlong() => Assert.Equal(
        "/areas/3701?class=a%26b&system=health&view=tree&energy=Water", new AreaAddress("a&b", "health", true, EnergyType.Water).Of("3701"));

    [Fact]
    public void Of_NothingSet_IsTheBareAddress() => Assert.Equal(("/areas/37", "/"), (new AreaAddress().Of("37"), new AreaAddress().Of("")));

    [Fact]
    public void Institutions_OfARegionAndClass_NamesBoth() => Assert.Equal("/institutions?region=37&class=medical", new AreaAddress("medical").Institutions("37"));
}
