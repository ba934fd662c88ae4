using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Tips;

/// <summary>Every path through a tip (Decree 531, art. 8), and who sees it.</summary>
public sealed class TipCaseTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task Path_InvestigatedByAnInspection_IsAnswered()
    {
        var id = await TipAsync();
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.Answer)).Outcome);
        await _law.DoAsync(Officer, id, Move.Investigate);
        var inspection = await _law.OnSiteAsync(id);
        Assert.Equal(InspectionCause.Tip, (await _law.FindAsync(inspection)).File.Cause);

        await _law.DoAsync(Officer, id, Move.Answer);

        var file = (await _law.FindAsync(id)).File;
        Assert.Equal((CaseState.TipAnswered, ClockState.Met), (file.State, file.Clocks.Single().State));
    }

    [Fact]
    public async Task Path_NobodyToAnswer_IsClosed()
    {
        var id = await _law.DoAsync(Officer, await TipAsync(), Move.Investigate, Move.Close);
        await _law.AssertAsync(id, CaseState.TipClosed);
    }

    [Fact]
    public async Task Tip_ReaderAndInstitution_SeeNothingOfIt()
    {
        var id = await _law.DoAsync(Officer, await TipAsync(), Move.Investigate);
        var inspection = await _law.OnSiteAsync(id);

        foreach (var scope in new[] { Reader, CourtAccount, Stranger })
        {
            Assert.Null(await _law.Book.FindAsync(scope, id, Token));
            Assert.DoesNotContain(await _law.Book.ListAsync(scope, new CaseFilter(), Token), row => row.Id == id);
            Assert.DoesNotContain(await _law.Deadlines.OpenAsync(scope, Token), open => open.CaseId == id);
        }

        // The institution knows that it is inspected, and not that somebody told.
        var seen = (await _law.Book.FindAsync(CourtAccount, inspection, Token))!;
        Assert.Null(seen.Parent);
        Assert.Null(seen.File.Cause);
        Assert.DoesNotContain(seen.File.Acts, act => act.Move == Move.Open);
    }

    [Fact]
    public async Task TipAsync_WhoMayNotOrWhatIsMissing_IsRefused()
    {
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.Opener.TipAsync(Reader, new OpenTip(Court, "x"), Token)).Outcome);
        Assert.Equal(CaseOutcome.NotFound, (await _law.Opener.TipAsync(Stranger, new OpenTip(Court, "x"), Token)).Outcome);
        Assert.Equal("Text", (await _law.Opener.TipAsync(Officer, new OpenTip(Court, " "), Token)).Field);
        Assert.Equal("On", (await _law.Opener.TipAsync(Officer, new OpenTip(Court, "x") { On = _law.Today.AddDays(1) }, Token)).Field);
    }

    private async Task<long> TipAsync() => Opened(await _law.Opener.TipAsync(
        Officer, new OpenTip(Court, "lights burn all night", "a neighbour") { On = _law.Today.AddDays(-3), Attachments = [new NewAttachment(Photograph)] }, Token));
}
