using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Registry.Access;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Cases;

public sealed class CaseBookTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task ListAsync_Filters_KeepWhatTheySay()
    {
        var explanation = await _law.ServedAsync();
        var tip = Opened(await _law.Opener.TipAsync(Officer, new OpenTip(School, "x"), Token));
        var closed = await _law.DoAsync(Officer, Opened(await _law.Opener.TipAsync(Officer, new OpenTip(School, "y"), Token)), Move.Investigate, Move.Close);

        Assert.Equal([closed, tip, explanation], await IdsAsync(new CaseFilter()));
        Assert.Equal([tip, explanation], await IdsAsync(new CaseFilter(OpenOnly: true)));
        Assert.Equal([explanation], await IdsAsync(new CaseFilter(CaseKind.Explanation)));
        Assert.Equal([tip], await IdsAsync(new CaseFilter(State: CaseState.TipRecorded)));
        Assert.Equal([explanation], await IdsAsync(new CaseFilter(InstitutionCode: Court)));
        Assert.Equal([closed, tip], await IdsAsync(new CaseFilter(Search: "学校")));
        Assert.Contains(tip, await IdsAsync(new CaseFilter(Search: $"{tip}")));
        Assert.Equal([tip], await IdsAsync(new CaseFilter(Offset: 1, Limit: 1)));
        Assert.Equal(3, await _law.Book.CountAsync(Officer, new CaseFilter(Offset: 1, Limit: 1), Token));
    }

    [Fact]
    public async Task Everything_OutsideTheScope_DoesNotExist()
    {
        var id = await _law.ServedAsync();
        var verdict = (await _law.Book.FindAsync(Officer, id, Token))!.Verdict!;
        Assert.Equal(id, (await _law.Book.ExplanationOfAsync(Officer, verdict, Token))!.Id);

        foreach (var scope in new[] { Stranger, SchoolAccount, Scope.Nothing("x"), new Scope("w", Role.Administrator, "%"), new Scope("z", Role.Administrator, null) })
        {
            Assert.Empty(await _law.Book.ListAsync(scope, new CaseFilter(), Token));
            Assert.Equal(0, await _law.Book.CountAsync(scope, new CaseFilter(), Token));
            Assert.Null(await _law.Book.FindAsync(scope, id, Token));
            Assert.Empty(await _law.Deadlines.OpenAsync(scope, Token));
            Assert.Empty(await _law.Book.OverAsync(scope, 10, Token));
            Assert.Null(await _law.Book.ExplanationOfAsync(scope, verdict, Token));
            Assert.NotEqual(CaseOutcome.Done, (await _law.MoveAsync(scope, id, Move.Submit)).Outcome);
        }
    }

    // An account that sees one institution only is on the institution's side, whatever its role is called.
    [Fact]
    public async Task FindAsync_ReaderOfOneInstitution_SeesWhatItWasServedOnly()
    {
        var own = new Scope("x", Role.Leader, null, Court);
        var id = Opened(await _law.Opener.InspectAsync(Officer, new OpenInspection(Court, "a tip from inside"), Token));
        Assert.Null(await _law.Book.FindAsync(own, id, Token));
        await _law.DoAsync(Officer, id, Move.Announce);
        var seen = (await _law.Book.FindAsync(own, id, Token))!;
        Assert.Equal([Move.Announce], seen.File.Acts.Select(act => act.Move));
        Assert.Empty(seen.Moves);
    }

    [Fact]
    public async Task Officer_OfOneInstitution_DecidesNothingAboutIt()
    {
        var own = new Scope("x", Role.Officer, null, Court);
        var id = await _law.ServedAsync();
        await _law.DoAsync(CourtAccount, id, Move.Submit);

        Assert.Equal(CaseOutcome.NotAllowed, (await _law.MoveAsync(own, id, Move.Accept)).Outcome);
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.MoveAsync(own, id, Move.Submit)).Outcome);
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.Opener.TipAsync(own, new OpenTip(Court, "x"), Token)).Outcome);
        Assert.Empty((await _law.Book.FindAsync(own, id, Token))!.Moves);
    }

    private async Task<IEnumerable<long>> IdsAsync(CaseFilter filter) => (await _law.Book.ListAsync(Officer, filter, Token)).Select(row => row.Id);
}
