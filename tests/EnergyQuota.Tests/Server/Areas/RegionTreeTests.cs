using EnergyQuota.Registry.Institutions;
using EnergyQuota.Server.Areas;

namespace EnergyQuota.Tests.Server.Areas;

public sealed class RegionTreeTests
{
    private static readonly RegionTree Tree = new([Named("37"), Named("3701"), Named("370102"), Named("370102001")], ["370102", "370203"]);

    [Fact]
    public void Path_OfACounty_GoesFromTheProvinceDown() =>
        Assert.Equal(["37", "3701", "370102"], Tree.Path("370102").Select(region => region.Code));

    [Fact]
    public void Path_WhereTheCityIsNotRegistered_PassesItOver() =>
        Assert.Equal(["37", "370203"], Tree.Path("370203").Select(region => region.Code));

    [Fact]
    public void Path_OfACodeNobodyKnows_EndsAtTheRegionItWouldLieIn() =>
        Assert.Equal(["37", "3701"], Tree.Path("370199").Select(region => region.Code));

    [Fact]
    public void Children_OfAProvince_AreThoseWithNothingBetween() =>
        Assert.Equal(["3701", "370203"], Tree.Children("37").Select(region => region.Code));

    [Fact]
    public void Children_OfNothing_AreTheProvinces() => Assert.Equal(["37"], Tree.Children("").Select(region => region.Code));

    [Fact]
    public void Find_WhereAnInstitutionLiesButNoRegionIsRegistered_IsTheCodeItself() => Assert.Equal("370203", Tree.Find("370203")!.NameZh);

    private static Region Named(string code) => new() { Code = code, NameZh = $"名{code}" };
}
