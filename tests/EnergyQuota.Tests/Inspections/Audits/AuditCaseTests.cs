using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Audits;

/// <summary>Every path through an energy audit (Decree 531, art. 22 and 23).</summary>
public sealed class AuditCaseTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task Path_VerifiesAnExplanationAndFollowsItsRecommendations_IsClosed()
    {
        var explanation = await _law.ServedAsync();
        await _law.DoAsync(CourtAccount, explanation, Move.Submit);
        var id = Opened(await _law.Opener.AuditAsync(Officer, new OpenAudit(Court, "verify", explanation), Token));
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Begin, "commissioned") { People = ["auditor"] });
        await _law.FillAsync(id, 6);
        Assert.Equal(Precondition.ChecklistComplete, (await _law.Desk.MoveAsync(Officer, id, Reported(), Token)).Missing);
        await _law.FillAsync(id, 7);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Recommend, "LED"), new MoveCommand(Move.Recommend, "insulate"));
        Assert.Equal("Attachments", (await _law.MoveAsync(Officer, id, Move.Report)).Field);
        await _law.DoAsync(Officer, id, Reported());
        Assert.Equal(Precondition.NoRecommendationOpen, (await _law.MoveAsync(Officer, id, Move.Close)).Missing);
        await _law.DoAsync(Officer, id, Move.Follow);
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.SettleRecommendation, "done in May") { Number = 1, Done = true });
        Assert.Equal("Number", (await _law.Desk.MoveAsync(Officer, id, new MoveCommand(Move.SettleRecommendation, "x") { Number = 1, Done = true }, Token)).Field);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.SettleRecommendation, "the wing is to be pulled down") { Number = 2, Done = false });

        await _law.DoAsync(Officer, id, Move.Close);

        var record = await _law.FindAsync(id);
        Assert.Equal((CaseState.AuditClosed, explanation, ClockState.Met), (record.File.State, record.Parent!.Id, record.File.Clocks.Single().State));
        Assert.Equal([true, false], record.File.Recommendations.Select(recommendation => recommendation.Done));
    }

    [Fact]
    public async Task Path_NoRecommendation_IsClosedAtOnce()
    {
        var id = Opened(await _law.Opener.AuditAsync(Officer, new OpenAudit(Court, "every five years"), Token));
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Begin, "begun") { People = ["auditor"] });
        await _law.FillAsync(id, 7);
        await _law.DoAsync(Officer, id, Reported());
        Assert.Equal(Precondition.RecommendationOpen, (await _law.MoveAsync(Officer, id, Move.Follow)).Missing);
        await _law.DoAsync(Officer, id, Move.Close);
    }

    [Fact]
    public async Task Path_RecommendationsIgnored_LeadToAnInspectionWithArticle37Item7()
    {
        var id = Opened(await _law.Opener.AuditAsync(Officer, new OpenAudit(Court, "why"), Token));
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Begin, "begun") { People = ["auditor"] });
        await _law.FillAsync(id, 7);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Recommend, "LED"), Reported(), new MoveCommand(Move.Follow, "by summer") { Days = 20 });
        _law.Pass(21);
        Assert.Equal(DeadlineStage.Missed, (await _law.Deadlines.OpenAsync(Officer, Token)).Single().Stage);

        var inspection = await _law.OnSiteAsync(id);

        Assert.Equal(InspectionCause.AuditNotFollowed, (await _law.FindAsync(inspection)).File.Cause);
        await _law.DoAsync(Officer, inspection, new MoveCommand(Move.RecordViolation, "nothing was done") { Number = 7, Ground = new ViolationGround(CaseId: id) });
    }

    [Fact]
    public async Task Path_NotCarriedOut_IsCancelled()
    {
        var id = Opened(await _law.Opener.AuditAsync(Officer, new OpenAudit(Court, "why"), Token));
        await _law.DoAsync(Officer, id, Move.Withdraw);
        await _law.AssertAsync(id, CaseState.AuditCancelled);
    }

    private static MoveCommand Reported() => new(Move.Report, "report") { Attachments = [new NewAttachment(Report)] };
}
