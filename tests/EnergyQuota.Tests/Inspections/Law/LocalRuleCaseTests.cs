using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Law;

/// <summary>Every path through a step that a local rule adds.</summary>
public sealed class LocalRuleCaseTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task Path_NoRuleInForceForTheRegion_HasNoSuchStep()
    {
        await ImportAsync("31", "2009-07-01");
        var id = await RefusedAsync();
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.OrderReduction)).Outcome);
        await ImportAsync("37", $"{_law.Today.AddDays(1):yyyy-MM-dd}");
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.OrderReduction)).Outcome);
        _law.Pass(1);
        Assert.Equal("Days", (await _law.MoveAsync(Officer, id, Move.OrderReduction)).Field);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.OrderReduction, "down by June") { Days = 90 });
    }

    [Fact]
    public async Task Path_BroughtDown_IsOverAndCitesTheLocalLaw()
    {
        await ImportAsync("37", "2020-01-01", days: 40);
        var id = await _law.DoAsync(Officer, await RefusedAsync(), Move.OrderReduction);
        var file = (await _law.FindAsync(id)).File;
        Assert.Equal((_law.Today.AddDays(40), "made 37"), (file.Clock!.Due, file.Acts[^1].BasisZh));
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        await _law.DoAsync(Officer, id, Move.CheckPassed);
        await _law.AssertAsync(id, CaseState.ReductionDone);
    }

    [Fact]
    public async Task Path_MissedOrFailed_LeadsToPrioritySupervisionAndNotUpTheNationalLadder()
    {
        await ImportAsync("37", "2020-01-01", days: 40);
        var id = await _law.DoAsync(Officer, await RefusedAsync(), Move.OrderReduction);
        _law.Pass(41);
        await _law.DoAsync(Officer, id, Move.DeclareMissed);
        var record = await _law.FindAsync(id);
        Assert.Equal(CaseState.ReductionMissed, record.File.State);
        Assert.Empty(record.File.Violations);
        Assert.Equal([CaseKind.Inspection], record.MayOpen);
        foreach (var move in new[] { Move.Circulate, Move.Refer, Move.IssueOrder })
        {
            Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, move)).Outcome);
        }
    }

    [Fact]
    public async Task Path_RuleRepealedMeanwhile_CaseGoesOnUnderIt()
    {
        await ImportAsync("37", "2020-01-01", days: 40);
        var id = await _law.DoAsync(Officer, await RefusedAsync(), Move.OrderReduction);
        await ImportAsync("37", "2020-01-01", days: 40, to: $"{_law.Today:yyyy-MM-dd}");
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        await _law.DoAsync(Officer, id, Move.CheckFailed);
        await _law.AssertAsync(id, CaseState.ReductionFailed);
    }

    private async Task<long> RefusedAsync()
    {
        var id = await _law.ServedAsync();
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        return await _law.DoAsync(Officer, id, Move.Refuse);
    }

    private async Task ImportAsync(string region, string from, int? days = null, string? to = null)
    {
        var yaml = $"local_rules:\n  - id: made-{region}\n    title_zh: made\n    region: \"{region}\"\n    from: {from}\n    source: made {region}\n    after: [NotAccepted]\n"
            + (days is null ? "" : $"    days: {days}\n") + (to is null ? "" : $"    to: {to}\n");
        Assert.Empty((await _law.Import.ImportAsync(Administrator, "made", yaml, Token)).Errors);
    }
}
