using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Registry;

public sealed class ScopeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<Scope, string[]> Scopes => new()
    {
        { Scope.System("test"), [Some.CodeA, Some.CodeB] },
        { new Scope("province", Role.Leader, "37"), [Some.CodeA, Some.CodeB] },
        { new Scope("city", Role.Leader, "3701"), [Some.CodeA] },
        { new Scope("school", Role.Leader, null, Some.CodeB), [Some.CodeB] },
        { new Scope("both", Role.Leader, "3701", Some.CodeB), [Some.CodeA, Some.CodeB] },
        { new Scope("elsewhere", Role.Administrator, "44"), [] },
        { new Scope("blank", Role.Administrator, null, ""), [] },
        { Scope.Nothing("nobody"), [] },
        { new Scope("wild", Role.Administrator, "%"), [] },
        { new Scope("wild", Role.Administrator, "37_1"), [] },
        { new Scope("blank region", Role.Administrator, " "), [] },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Queries_AnyScope_SeeItsOwnAndNothingElse(Scope scope, string[] seen)
    {
        using var state = await WorldAsync();
        var queries = new InstitutionQueries(state);

        Assert.Equal(seen, (await queries.ListAsync(scope, null, None)).Select(i => i.Code));
        foreach (var code in new[] { Some.CodeA, Some.CodeB })
        {
            var sees = seen.Contains(code);
            Assert.Equal(sees, await queries.FindAsync(scope, code, None) is not null);
            Assert.Equal(sees ? 1 : 0, (await queries.FactsAsync(scope, code, None)).Count);
            Assert.Equal(sees ? 1 : 0, (await queries.BoundaryAsync(scope, code, None)).Count);
            Assert.Equal(sees ? 1 : 0, (await queries.MetersAsync(scope, code, None)).Count);
        }
    }

    [Fact]
    public async Task AccessAsync_SharedMeter_IsSeenByTheOneWhoseFormulaCountsIt()
    {
        using var state = await WorldAsync();
        await state.AddAsync(Some.Term(Some.CodeB, "meter-a", share: 0.1m));
        var queries = new InstitutionQueries(state);

        var access = await queries.AccessAsync(new Scope("school", Role.Leader, null, Some.CodeB), None);

        Assert.True(access.Allows(new RegisterId("meter-a")));
        Assert.True(access.Allows(new RegisterId("meter-b")));
        Assert.False((await queries.AccessAsync(new Scope("city", Role.Leader, "3701"), None)).Allows(new RegisterId("meter-b")));
        Assert.False((await queries.AccessAsync(Scope.Nothing("nobody"), None)).Allows(new RegisterId("meter-a")));
        Assert.True((await queries.AccessAsync(Scope.System("test"), None)).Allows(new RegisterId("meter-a")));
    }

    [Fact]
    public async Task AccessAsync_ClassifiedInstitution_IsHiddenFromWhoWasNotNamedButForWhatOthersShare()
    {
        using var state = await WorldAsync();
        await using (var context = state.CreateDbContext())
        {
            await context.Set<Institution>().Where(i => i.Code == Some.CodeA).ExecuteUpdateAsync(set => set.SetProperty(i => i.IsClassified, true), None);
        }

        var queries = new InstitutionQueries(state);
        var admin = new Scope("admin", Role.Administrator, "");
        var hidden = await queries.AccessAsync(admin, None);
        Assert.False(hidden.Allows(new RegisterId("meter-a")));
        Assert.True(hidden.Allows(new RegisterId("meter-b")));
        Assert.True(hidden.Allows(new RegisterId("not-registered")));
        Assert.True((await queries.AccessAsync(admin with { SeesClassified = true }, None)).Allows(new RegisterId("meter-a")));

        await state.AddAsync(Some.Term(Some.CodeB, "meter-a", share: 0.1m));
        Assert.True((await queries.AccessAsync(admin, None)).Allows(new RegisterId("meter-a")));
    }

    private static async Task<TestState> WorldAsync()
    {
        var state = new TestState();
        await state.AddAsync(
            Some.Institution(Some.CodeA, "370100"), Some.Institution(Some.CodeB, "370200"),
            Some.Meter("meter-a", Some.CodeA), Some.Meter("meter-b", Some.CodeB),
            Some.Term(Some.CodeA, "meter-a", share: 0.5m), Some.Term(Some.CodeB, "meter-b"),
            Some.Area(Some.CodeA, 1_000m), Some.Area(Some.CodeB, 1_000m));
        return state;
    }
}
