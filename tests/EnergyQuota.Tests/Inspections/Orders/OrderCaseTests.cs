using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Orders;

/// <summary>Every path through an order to correct (Decree 531, art. 37).</summary>
public sealed class OrderCaseTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task Path_CorrectedInTime_IsClosed()
    {
        var id = await _law.DoAsync(Officer, await _law.OrderAsync(), new MoveCommand(Move.Serve, "by hand") { Days = 60 });
        Assert.Equal(_law.Today.AddDays(60), (await _law.FindAsync(id)).File.Clock!.Due);
        await _law.DoAsync(CourtAccount, id, new MoveCommand(Move.Submit, "installed") { Attachments = [new NewAttachment(Photograph)] });

        await _law.DoAsync(Officer, id, Move.CheckPassed);

        await _law.AssertAsync(id, CaseState.OrderClosed);
    }

    [Fact]
    public async Task Path_MissedThenCircularThenReferred_EndsWithoutAFine()
    {
        var id = await _law.DoAsync(Officer, await _law.OrderAsync(), Move.Serve);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.Circulate)).Outcome);
        _law.Pass(30);
        Assert.Equal(Precondition.DeadlinePassed, (await _law.MoveAsync(Officer, id, Move.DeclareMissed)).Missing);
        _law.Pass(1);

        await _law.DoAsync(Officer, id, Move.DeclareMissed, Move.Circulate, Move.Refer);

        var file = (await _law.FindAsync(id)).File;
        Assert.Equal((CaseState.Referred, ClockState.Missed), (file.State, file.Clocks.Single().State));
        Assert.DoesNotContain(Enum.GetNames<Move>(), name => name.Contains("Fine", StringComparison.OrdinalIgnoreCase) || name.Contains("Penal", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Path_RecheckFailedThenCorrectedAfterTheCircular_IsClosed()
    {
        var id = await _law.DoAsync(Officer, await _law.OrderAsync(), Move.Serve);
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.Circulate)).Outcome);

        await _law.DoAsync(Officer, id, Move.CheckFailed, Move.Circulate, Move.Close);

        await _law.AssertAsync(id, CaseState.OrderClosed);
    }

    [Fact]
    public async Task Path_EvidenceAfterTheDeadline_IsStillChecked()
    {
        var id = await _law.DoAsync(Officer, await _law.OrderAsync(), Move.Serve);
        _law.Pass(31);
        await _law.DoAsync(Officer, id, Move.DeclareMissed);
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        await _law.DoAsync(Officer, id, Move.CheckPassed);
        await _law.AssertAsync(id, CaseState.OrderClosed);
    }

    [Fact]
    public async Task Path_VerdictBehindTheViolationLapses_OnlyRevokingIsLeft()
    {
        var inspection = await _law.FillAsync(await _law.OnSiteAsync(await _law.UnexplainedAsync()), 8);
        var id = await _law.DoAsync(
            Officer, inspection, new MoveCommand(Move.Conclude, "x"), new MoveCommand(Move.Hear, "y") { People = ["0001"] }, new MoveCommand(Move.IssueOrder, "explain"), new MoveCommand(Move.Serve, "z"));
        _law.Judge(Grade.Constraint);
        _law.Pass(31);

        Assert.Equal(Precondition.ViolationStands, (await _law.MoveAsync(Officer, id, Move.DeclareMissed)).Missing);
        await _law.DoAsync(Officer, id, Move.Withdraw);
        await _law.AssertAsync(id, CaseState.OrderRevoked);
    }

    [Fact]
    public async Task Order_BeforeItIsServed_IsNotSeenByTheInstitution()
    {
        var id = await _law.OrderAsync();
        Assert.Null(await _law.Book.FindAsync(CourtAccount, id, Token));
        Assert.Equal(CaseOutcome.NotFound, (await _law.MoveAsync(CourtAccount, id, Move.Submit)).Outcome);

        await _law.DoAsync(Officer, id, Move.Serve);

        var seen = (await _law.Book.FindAsync(CourtAccount, id, Token))!;
        Assert.Equal([Move.Serve], seen.File.Acts.Select(act => act.Move));
        Assert.Equal([Move.Submit], seen.Moves.Select(open => open.Rule.Move));
        Assert.Null(await _law.Book.FindAsync(SchoolAccount, id, Token));
        Assert.Empty((await _law.Book.FindAsync(Reader, id, Token))!.Moves);
    }
}
