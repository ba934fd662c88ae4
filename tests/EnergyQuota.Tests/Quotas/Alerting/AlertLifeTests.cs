using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Audit;
using static EnergyQuota.Tests.Quotas.Alerting.AlertWorld;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>An alert from its raising to its end, with what is written of it.</summary>
public sealed class AlertLifeTests : IDisposable
{
    private readonly AlertWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Look_FoundAgainAndAgain_IsOneAlertOneLineOneNotice()
    {
        Assert.Equal(1, await _world.LookAsync(Found()));
        Assert.Equal(0, await _world.LookAsync(Found(value: 8m)));
        Assert.Equal((AlertState.Open, AlertGrade.Warning, 7m), (await _world.OnlyAsync()) is var alert ? (alert.State, alert.Grade, alert.Value) : default);
        Assert.Single(await _world.AllAsync<AlertNotice>());
        Assert.Equal("alert.raised", Assert.Single(await _world.AllAsync<AuditEntry>()).Action);
    }

    [Fact]
    public async Task Look_FoundTwiceInOneRound_IsOneAlert() => Assert.Equal(1, await _world.LookAsync(Found(raises: false), Found(), Found()));

    [Fact]
    public async Task Look_WithinTheBand_RaisesNothingAndLeavesWhatStands()
    {
        Assert.Equal(0, await _world.LookAsync(Found(raises: false)));
        Assert.Empty(await _world.AllAsync<Alert>());
        await _world.LookAsync(Found());
        await _world.LookAsync(Found(raises: false));
        Assert.Equal(AlertState.Open, (await _world.OnlyAsync()).State);
    }

    [Fact]
    public async Task Look_NoLongerSo_ResolvesItselfAndComesBackOpen()
    {
        await _world.LookAsync(Found());
        var id = (await _world.OnlyAsync()).Id;
        await MoveAsync("county", id, AlertMove.Acknowledge, "seen");
        await _world.LookAsync();
        Assert.Equal((AlertState.Withdrawn, false), (await _world.OnlyAsync()) is var gone ? (gone.State, gone.Holds) : default);
        await _world.LookAsync(Found(raises: false));
        Assert.Equal(AlertState.Withdrawn, (await _world.OnlyAsync()).State);
        await _world.LookAsync(Found(value: 9m));
        var back = await _world.OnlyAsync();
        Assert.Equal((AlertState.Open, null, 9m, true), (back.State, back.AcknowledgedBy, back.Value, back.Holds));
        Assert.Equal(
            [AlertEventKind.Acknowledged, AlertEventKind.Withdrawn, AlertEventKind.Reopened],
            (await _world.Alerts.FindAsync(Of("county"), id, Token))!.Events.Select(e => e.Kind));
    }

    [Fact]
    public async Task Look_ComesAndGoesWithinTheDay_IsToldOnce()
    {
        for (var i = 0; i < 5; i++)
        {
            await _world.LookAsync(Found());
            await _world.LookAsync();
        }

        Assert.Single(await _world.AllAsync<AlertNotice>(), n => n.Kind is NoticeKind.Raised or NoticeKind.Reopened);
        _world.Wait(16);
        await _world.LookAsync(Found());
        Assert.Equal(NoticeKind.Reopened, (await _world.AllAsync<AlertNotice>()).Last(n => n.Kind != NoticeKind.Ended).Kind);
    }

    [Fact]
    public async Task Look_ResolvedWhileItStillHolds_StaysResolvedUntilItComesBack()
    {
        await _world.LookAsync(Found());
        var id = (await _world.OnlyAsync()).Id;
        Assert.Equal(MoveOutcome.NotInOrder, await MoveAsync("county", id, AlertMove.Resolve, "mended"));
        await MoveAsync("county", id, AlertMove.Acknowledge, "seen");
        Assert.Equal(MoveOutcome.Done, await MoveAsync("county", id, AlertMove.Resolve, "mended"));
        await _world.LookAsync(Found());
        Assert.Equal((AlertState.Resolved, "mended"), (await _world.OnlyAsync()) is var done ? (done.State, done.Comment) : default);
        await _world.LookAsync();
        Assert.Equal((AlertState.Resolved, false), (await _world.OnlyAsync()) is var gone ? (gone.State, gone.Holds) : default);
        await _world.LookAsync(Found());
        Assert.Equal(AlertState.Open, (await _world.OnlyAsync()).State);
    }

    [Fact]
    public async Task Look_GraverThanAcknowledged_IsOpenAgainAndTold()
    {
        await _world.LookAsync(Found());
        await MoveAsync("county", (await _world.OnlyAsync()).Id, AlertMove.Acknowledge, "seen");
        await _world.LookAsync(Found(AlertGrade.Serious, value: 80m));
        Assert.Equal((AlertState.Open, AlertGrade.Serious, 80m), (await _world.OnlyAsync()) is var alert ? (alert.State, alert.Grade, alert.Value) : default);
        await _world.LookAsync(Found());
        Assert.Equal(AlertGrade.Serious, (await _world.OnlyAsync()).Grade);
        Assert.Equal([NoticeKind.Raised, NoticeKind.Worsened], (await _world.AllAsync<AlertNotice>()).Select(n => n.Kind));
    }

    [Fact]
    public async Task Moves_EachByWhoMay_LeaveOneAuditLineEach()
    {
        await _world.LookAsync(Found());
        var id = (await _world.OnlyAsync()).Id;
        Assert.Equal(MoveOutcome.NotFound, await MoveAsync("stranger", id, AlertMove.Acknowledge, "x"));
        Assert.Equal(MoveOutcome.NotAllowed, await MoveAsync("watcher", id, AlertMove.Acknowledge, "x"));
        Assert.Equal(MoveOutcome.NoSuchHandler, await MoveAsync("county", id, AlertMove.Assign, "stranger"));
        Assert.Equal(MoveOutcome.NoSuchHandler, await MoveAsync("county", id, AlertMove.Assign, "watcher"));
        Assert.Equal(MoveOutcome.Done, await MoveAsync("county", id, AlertMove.Assign, "city"));
        Assert.Equal(MoveOutcome.Done, await MoveAsync("county", id, AlertMove.Escalate, "above me"));
        Assert.Equal(MoveOutcome.Done, await MoveAsync("city", id, AlertMove.Acknowledge, "seen"));
        Assert.Equal(MoveOutcome.Done, await MoveAsync("city", id, AlertMove.Escalate, "above me too"));
        Assert.Equal(MoveOutcome.NoFurtherRung, await MoveAsync("province", id, AlertMove.Escalate, "higher"));
        Assert.Equal(
            ["alert.raised", "alert.assigned", "alert.escalated", "alert.acknowledged", "alert.escalated"], (await _world.AllAsync<AuditEntry>()).Select(e => e.Action));
        Assert.Equal((AlertState.Escalated, 2), (await _world.OnlyAsync()) is var alert ? (alert.State, alert.Level) : default);
        Assert.Null(await _world.State.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task Lists_OfAnotherRegion_AreEmpty()
    {
        await _world.LookAsync(Found());
        var id = (await _world.OnlyAsync()).Id;
        Assert.Empty(await _world.Alerts.ListAsync(Of("stranger"), new AlertFilter(), Token));
        Assert.Null(await _world.Alerts.FindAsync(Of("stranger"), id, Token));
        var seen = await _world.Alerts.FindAsync(Of("watcher"), id, Token);
        Assert.Empty(seen!.Handlers);
        Assert.Equal(["city", "county", "province"], (await _world.Alerts.FindAsync(Of("city"), id, Token))!.Handlers);
    }

    [Fact]
    public async Task Lists_OfARegionsAlert_AreForThoseOfTheRegion()
    {
        var review = new AlertCandidate(new AlertKey("", AlertKind.Silent, 2026, "", "standard:S"), AlertGrade.Warning) { RegionCode = "37" };
        await _world.LookAsync(review);
        Assert.Single(await _world.Alerts.ListAsync(Of("province"), new AlertFilter(), Token));
        Assert.Empty(await _world.Alerts.ListAsync(Of("county"), new AlertFilter(), Token));
        Assert.Empty(await _world.Alerts.ListAsync(Of("stranger"), new AlertFilter(), Token));
    }

    [Fact]
    public async Task Filters_GradeWaitingAndHandler_KeepWhatTheySay()
    {
        await _world.LookAsync(Found(), Found(AlertGrade.Serious, subject: "gateway:g2"));
        var serious = Assert.Single(await ListAsync(new AlertFilter(Grade: AlertGrade.Serious)));
        await MoveAsync("county", serious.Id, AlertMove.Acknowledge, "seen");
        Assert.Equal(AlertGrade.Warning, Assert.Single(await ListAsync(new AlertFilter(Waiting: true))).Grade);
        Assert.Equal(serious.Id, Assert.Single(await ListAsync(new AlertFilter(AssignedTo: "county"))).Id);
        Assert.Single(await ListAsync(new AlertFilter(AssignedTo: "")));
        Assert.Equal(1, await _world.Alerts.CountOpenAsync(Of("county"), Token));
    }

    private Task<IReadOnlyList<Alert>> ListAsync(AlertFilter filter) => _world.Alerts.ListAsync(Of("county"), filter, Token);

    private Task<MoveOutcome> MoveAsync(string who, long id, AlertMove move, string text) => _world.Alerts.MoveAsync(Of(who), id, move, text, Token);
}
