using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Tests.Quotas.Alerting;

public sealed class RungTests
{
    private static readonly Account[] All =
    [
        At("", Role.Administrator), At("37", Role.Officer), At("370101", Role.Officer), At("33", Role.Officer), At("3701", Role.Administrator), At("3701", Role.Officer),
        At("3701", Role.Inspector), At("3701", Role.Auditor), At("3701", Role.Leader),
    ];

    [Fact]
    public void Above_RungsThatSomebodyStandsOn_AreOrderedFromNearToFar()
    {
        Assert.Equal(
            [new("370101", Role.Officer), new("3701", Role.Officer), new("3701", Role.Administrator), new("37", Role.Officer), new("", Role.Administrator)],
            Rung.Above(new Place("370101", null), All.Concat(All)));
        Assert.Equal([new("37", Role.Officer), new("", Role.Administrator)], Rung.Above(new Place("37", null), All));
    }

    [Fact]
    public void Above_OfficersOfAVerticalSystem_StandAboveItsInstitutionsOnly()
    {
        Account[] accounts = [At("3701", Role.Officer, "education"), At("37", Role.Officer)];
        var school = new Institution { Code = "S", NameZh = "s", RegionCode = "370101", Class = "education", VerticalSystem = "education" };
        var court = new Institution { Code = "C", NameZh = "c", RegionCode = "370101", Class = "government" };

        Assert.Equal([new("3701", Role.Officer), new("37", Role.Officer)], Rung.Above(Place.Of(school), accounts));
        Assert.Equal([new("37", Role.Officer)], Rung.Above(Place.Of(court), accounts));
        Assert.Equal([new("37", Role.Officer)], Rung.Above(new Place("370101", null), accounts));
    }

    [Fact]
    public void Above_ClassifiedInstitution_CountsOnlyWhoWasNamed()
    {
        var named = At("37", Role.Officer);
        named.SeesClassified = true;
        var place = Place.Of(new Institution { Code = "C", NameZh = "c", RegionCode = "3701", Class = "government", IsClassified = true });

        Assert.Equal([new("37", Role.Officer)], Rung.Above(place, [At("3701", Role.Officer), named]));
    }

    private static Account At(string region, Role role, string? system = null) =>
        new() { Name = $"{region}{role}{system}", PasswordHash = "", Role = role, RegionPrefix = region, VerticalSystem = system };
}
