using CsCheck;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Tests.Registry;

public sealed class InstitutionScopeTests : IDisposable
{
    private static readonly string[] Regions = ["37", "3701", "370101", "33", "3301"];
    private static readonly string[] Systems = ["", "education", "health"];
    private static readonly string?[] Prefixes = [null, "", "3", "37", "3701", "370101", "33"];
    private static readonly string?[] Wanted = [null, "education", "health", "courts"];
    private static readonly string?[] Codes = [null, "I00", "I17", "none"];
    private readonly TestState _state = new();

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task Within_AnyScope_KeepsWhatTheScopeSees()
    {
        var all = (from region in Regions from system in Systems from number in Enumerable.Range(0, 2) select (region, system, classified: number == 1))
            .Select(static (one, number) => new Institution
            {
                Code = $"I{number:D2}",
                NameZh = "x",
                RegionCode = one.region,
                Class = "c",
                VerticalSystem = one.system,
                IsClassified = one.classified,
            }).ToList();
        await _state.AddAsync([.. all]);
        await using var state = _state.CreateDbContext();
        Gen.Select(OneOf(Prefixes), OneOf(Wanted), Gen.Bool, OneOf(Codes))
            .Sample((region, system, classified, code) =>
            {
                var scope = new Scope("who", Role.Leader, region, code) { VerticalSystem = system, SeesClassified = classified };
                Assert.Equal(
                    all.Where(scope.Sees).Select(static i => i.Code).Order(),
                    state.Set<Institution>().Within(scope).Select(static i => i.Code).ToList().Order());
            }, iter: 300, threads: 1);
    }

    [Fact]
    public void Sees_ClassifiedInstitution_IsSeenByItselfAndWhoWasNamedOnly()
    {
        var institution = new Institution { Code = "I", NameZh = "x", RegionCode = "3701", Class = "c", IsClassified = true };

        Assert.False(new Scope("admin", Role.Administrator, "").Sees(institution));
        Assert.True((new Scope("named", Role.Leader, "37") with { SeesClassified = true }).Sees(institution));
        Assert.False((new Scope("elsewhere", Role.Leader, "33") with { SeesClassified = true }).Sees(institution));
        Assert.True(new Scope("own", Role.Institution, null, "I").Sees(institution));
        Assert.True(Scope.System("job").Sees(institution));
    }

    [Fact]
    public void SeesRegion_ScopeOfAVerticalSystem_IsToldNothingOfARegion()
    {
        Assert.True(new Scope("who", Role.Leader, "37").SeesRegion("3701"));
        Assert.False(new Scope("who", Role.Leader, "3701").SeesRegion("37"));
        Assert.False((new Scope("who", Role.Leader, "37") with { VerticalSystem = "education" }).SeesRegion("3701"));
        Assert.False(Scope.Nothing("who").SeesRegion(""));
    }

    private static Gen<string?> OneOf(string?[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
