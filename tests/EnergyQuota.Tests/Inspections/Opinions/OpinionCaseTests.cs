using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Opinions;

/// <summary>Every path through a rectification opinion (Decree 531, art. 41).</summary>
public sealed class OpinionCaseTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task Path_CheckedTwice_IsClosedWhenImplemented()
    {
        var id = await OpinionAsync();
        await _law.DoAsync(Officer, id, Move.Serve);
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        _law.Pass(10);
        await _law.DoAsync(Officer, id, Move.CheckFailed);
        var file = (await _law.FindAsync(id)).File;
        Assert.Equal((CaseState.OpinionServed, _law.Today.AddDays(30)), (file.State, file.Clock!.Due));
        await _law.DoAsync(CourtAccount, id, Move.Submit);

        await _law.DoAsync(Officer, id, Move.CheckPassed);

        file = (await _law.FindAsync(id)).File;
        Assert.Equal((CaseState.OpinionClosed, FindingType.Waste), (file.State, file.Findings.Single().Type));
        Assert.Null(file.Clock);
    }

    [Fact]
    public async Task Path_NotImplemented_LeadsToAnInspectionAndToNoSanction()
    {
        var id = await _law.DoAsync(Officer, await OpinionAsync(), Move.Serve);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.Opener.InspectAsync(Officer, new OpenInspection(Court, "why", id), Token)).Outcome);
        _law.Pass(31);
        Assert.Equal(DeadlineStage.Missed, (await _law.Deadlines.OpenAsync(Officer, Token)).Single(open => open.CaseId == id).Stage);
        foreach (var move in new[] { Move.DeclareMissed, Move.Circulate, Move.Refer, Move.IssueOrder })
        {
            Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, move)).Outcome);
        }

        Assert.Equal(InspectionCause.OpinionNotImplemented, (await _law.FindAsync(Opened(await _law.Opener.InspectAsync(Officer, new OpenInspection(Court, "why", id), Token)))).File.Cause);
    }

    [Fact]
    public async Task Path_Withdrawn_IsOver()
    {
        var id = await _law.DoAsync(Officer, await OpinionAsync(), Move.Serve, Move.Withdraw);
        await _law.AssertAsync(id, CaseState.OpinionWithdrawn);
    }

    [Fact]
    public async Task OpinionAsync_WithoutACaseThatFoundWaste_IsRefused()
    {
        Assert.Equal(CaseOutcome.NotFound, (await _law.Opener.OpinionAsync(Officer, new OpenOpinion(99, "hall", "lights"), Token)).Outcome);
        var served = await _law.ServedAsync();
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.Opener.OpinionAsync(Officer, new OpenOpinion(served, "hall", "lights"), Token)).Outcome);
        Assert.Equal("Place", (await _law.Opener.OpinionAsync(Officer, new OpenOpinion(served, " ", "lights"), Token)).Field);
    }

    private async Task<long> OpinionAsync()
    {
        var inspection = await _law.FillAsync(await _law.OnSiteAsync(), 8);
        await _law.DoAsync(Officer, inspection, Move.Close);
        return Opened(await _law.Opener.OpinionAsync(Officer, new OpenOpinion(inspection, "hall", "lights in daylight"), Token));
    }
}
