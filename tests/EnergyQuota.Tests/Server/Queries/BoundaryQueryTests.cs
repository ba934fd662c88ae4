using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Queries;
using EnergyQuota.Tests.Registry;

namespace EnergyQuota.Tests.Server.Queries;

public sealed class BoundaryQueryTests : IDisposable
{
    private readonly TestState _state = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task FindAsync_ShareHeldByAnotherInstitution_IsFoundThoughTheScopeDoesNotSeeIt()
    {
        await AddAsync(Some.Term(Some.CodeA, "M", 0.6m), Some.Term(Some.CodeB, "M", 0.5m));

        var view = await Query.FindAsync(new Scope("a", Role.Leader, null, Some.CodeA), Some.CodeA, Stop);

        Assert.Equal(BoundaryFindingKind.SharesExceedOne, Assert.Single(view!.Findings).Kind);
        Assert.Equal(0.6m, Assert.Single(view.Lines).Term.Share);
    }

    [Fact]
    public async Task FindAsync_MainAndItsBranchBothCount_IsFound()
    {
        await AddAsync(Some.Term(Some.CodeA, "M"), Some.Term(Some.CodeA, "B"));

        var view = await Query.FindAsync(Scope.System("test"), Some.CodeA, Stop);

        Assert.Equal(BoundaryFindingKind.AncestorCounted, Assert.Single(view!.Findings).Kind);
    }

    [Fact]
    public async Task FindAsync_InstitutionOutsideTheScope_IsNotThere()
    {
        await AddAsync(Some.Term(Some.CodeA, "M"));

        Assert.Null(await Query.FindAsync(new Scope("b", Role.Administrator, null, Some.CodeB), Some.CodeA, Stop));
    }

    [Fact]
    public async Task FindAsync_BranchCountedByAnotherInstitution_IsFoundForBoth()
    {
        await AddAsync(Some.Term(Some.CodeA, "M"), Some.Term(Some.CodeB, "B"));

        foreach (var code in new[] { Some.CodeA, Some.CodeB })
        {
            var view = await Query.FindAsync(new Scope("a", Role.Leader, null, code), code, Stop);
            Assert.Equal(BoundaryFindingKind.CountedByOthers, Assert.Single(view!.Findings).Kind);
        }
    }

    private BoundaryQuery Query => new(_state);

    private Task AddAsync(params BoundaryTerm[] terms) => _state.AddAsync(
    [
        Some.Institution(Some.CodeA, "3701"), Some.Institution(Some.CodeB, "3702"),
        Some.Meter("M", Some.CodeA), Some.Meter("B", Some.CodeA, MeterRole.Branch, "M"), .. terms,
    ]);
}
