using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Notifications;
using EnergyQuota.Tests.Quotas.Alerting;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using static EnergyQuota.Tests.Quotas.Alerting.AlertWorld;

namespace EnergyQuota.Tests.Server.Notifications;

/// <summary>From an alert to the mail at a real server on loopback: each once, to whom it concerns, also after stops and failures.</summary>
public sealed class MailTests : IAsyncDisposable
{
    private readonly NotifyWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Notify_RunAgainAndAgain_SendsOneMailPerAlertToTheNearestOfficer()
    {
        await _world.RaiseAsync(Found(), Found(AlertGrade.Serious, subject: "gateway:g2"));
        for (var i = 0; i < 3; i++)
        {
            await _world.NotifyAsync();
            await _world.RaiseAsync(Found(), Found(AlertGrade.Serious, subject: "gateway:g2"));
            _world.Time.Advance(TimeSpan.FromMinutes(1));
        }

        // The county's officer stands nearest; a reader follows what it sees; the city waits for its turn; the stranger sees nothing.
        Assert.Equal(
            ["county@example.org", "county@example.org", "watcher@example.org", "watcher@example.org"], _world.Smtp.Headers("To").Order(StringComparer.Ordinal));
        Assert.Equal(4, _world.Smtp.Headers("Message-Id").Distinct().Count());
    }

    [Fact]
    public async Task Notify_Mail_SaysWhatWhereAndWhoseInChinese()
    {
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        var mail = await ReadAsync(_world.Smtp.Mails[0]);
        Assert.Equal("[预警] 无数据上报: 示范法院", mail.Subject);
        Assert.Contains("网关 g1已 7 小时 没有数据，限值 6 小时。", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("http://site.example/alerts/1", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(_world.Time.GetUtcNow().ToUnixTimeSeconds(), mail.Date.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Notify_ProgramDiesBetweenSendingAndNoting_SendsAgainUnderTheSameMessageId()
    {
        await _world.ChangeAsync(state => state.RemoveRange(state.Set<AlertSubscription>().Where(s => s.AccountName == "watcher")));
        await _world.RaiseAsync(Found());
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.NotifyAsync(new DyingStates(_world)));
        Assert.Single(_world.Smtp.Mails);
        Assert.Equal(1, await _world.NotifyAsync());
        Assert.Equal(0, await _world.NotifyAsync());
        Assert.Equal(2, _world.Smtp.Mails.Count);
        Assert.Single(_world.Smtp.Headers("Message-Id").Distinct());
    }

    [Fact]
    public async Task Notify_ServerAway_TriesLessAndLessOftenAndTellsTheFailure()
    {
        _world.Mail.Port = 1;
        _world.Options.MostAttempts = 3;
        await _world.ChangeAsync(state => state.RemoveRange(state.Set<AlertSubscription>().Where(s => s.AccountName == "watcher")));
        await _world.RaiseAsync(Found());
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 2; i++)
        {
            await _world.NotifyAsync();
            var next = Assert.Single(await _world.State.AllAsync<NoticeDelivery>()).NextAt;
            waits.Add(next - _world.Time.GetUtcNow());
            Assert.Equal(0, await _world.NotifyAsync());
            Assert.Equal(i + 1, Assert.Single(await _world.State.AllAsync<NoticeDelivery>()).Attempts);
            _world.Time.SetUtcNow(next);
        }

        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)], waits);
        await _world.NotifyAsync();
        var failed = Assert.Single((await _world.Desk.LookAsync(Scope.System("t"), Token))!.Shown);
        Assert.Equal(DeliveryState.Failed, failed.State);
        Assert.NotEmpty(failed.Fault);

        _world.Mail.Port = _world.Smtp.Port;
        Assert.False(await _world.Desk.RetryAsync(new Scope("x", Role.Administrator, "37"), failed.Id, Token));
        Assert.True(await _world.Desk.RetryAsync(Scope.System("t"), failed.Id, Token));
        Assert.Equal(1, await _world.NotifyAsync());
        Assert.Contains(await _world.State.AllAsync<AuditEntry>(), e => e.Action == "notification.retried");
    }

    [Theory]
    [InlineData("550 no such user", DeliveryState.Failed)]
    [InlineData("451 later", DeliveryState.Waiting)]
    public async Task Notify_OneRecipientRefused_HoldsUpNoOther(string answer, DeliveryState state)
    {
        _world.Smtp.OnRecipient = to => to.StartsWith("county", StringComparison.Ordinal) ? answer : "250 ok";
        await _world.RaiseAsync(Found());
        Assert.Equal(1, await _world.NotifyAsync());
        Assert.Equal(["watcher@example.org"], _world.Smtp.Headers("To"));
        Assert.Equal(state, (await _world.State.AllAsync<NoticeDelivery>()).Single(d => d.Recipient == "mail:county").State);
    }

    [Theory]
    [InlineData(4, 21.5, false)]
    [InlineData(5, 12, false)]
    [InlineData(0, 6.5, false)]
    [InlineData(0, 7, true)]
    public async Task Notify_InQuietHours_WaitsForTheirEnd(int day, double hour, bool isSent)
    {
        _world.Time.AdjustTime(AlertFacts.At(AlertFacts.Monday.AddDays(day), hour));
        await _world.RaiseAsync(Found(AlertGrade.Serious));
        Assert.Equal(isSent, await _world.NotifyAsync() > 0);
        Assert.Single(await _world.State.AllAsync<Alert>());
        _world.Options.SeriousAtAnyTime = true;
        await _world.NotifyAsync();
        Assert.Equal(2, _world.Smtp.Mails.Count);
    }

    [Fact]
    public async Task Notify_ResolvedItselfBeforeItWasSent_IsNotMailed()
    {
        _world.Time.AdjustTime(AlertFacts.At(AlertFacts.Monday, 23));
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        await _world.RaiseAsync();
        _world.Time.AdjustTime(AlertFacts.At(AlertFacts.Monday.AddDays(1), 8));
        Assert.Equal(0, await _world.NotifyAsync());
        Assert.All(await _world.State.AllAsync<NoticeDelivery>(), d => Assert.Equal(DeliveryState.Dropped, d.State));
    }

    [Fact]
    public async Task Notify_ScopeTakenAwayMeanwhile_TellsNothing()
    {
        _world.Time.AdjustTime(AlertFacts.At(AlertFacts.Monday, 23));
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        await _world.ChangeAsync(state => state.Set<Account>().ToList().ForEach(a => a.RegionPrefix = "33"));
        _world.Time.AdjustTime(AlertFacts.At(AlertFacts.Monday.AddDays(1), 8));
        Assert.Equal(0, await _world.NotifyAsync());
        Assert.Empty(_world.Smtp.Mails);
    }

    [Fact]
    public async Task Notify_NobodyAcknowledges_RemindsAndThenTellsTheNextRung()
    {
        await _world.ChangeAsync(state => state.RemoveRange(state.Set<AlertSubscription>().Where(s => s.AccountName == "watcher")));
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        foreach (var hour in Enumerable.Range(1, 5))
        {
            _world.Time.AdjustTime(AlertFacts.At(AlertFacts.Monday.AddDays(hour), 10.1));
            await _world.EscalateAsync();
            await _world.NotifyAsync();
        }

        _world.Time.AdjustTime(AlertFacts.At(AlertFacts.Monday.AddDays(7), 12));
        await _world.EscalateAsync();
        await _world.NotifyAsync();
        Assert.Equal(["county@example.org", "county@example.org", "county@example.org", "city@example.org"], _world.Smtp.Headers("To"));
    }

    [Fact]
    public async Task Notify_GivenToAnAccount_IsToldToThatOneAlone()
    {
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        var alerts = new Alerts(_world.State, _world.Audit, AlertFacts.Telling, _world.Time);
        Assert.Equal(MoveOutcome.Done, await alerts.MoveAsync(new Scope("county", Role.Officer, "370101"), 1, AlertMove.Assign, "city", Token));
        await _world.NotifyAsync();
        Assert.Equal("city@example.org", _world.Smtp.Headers("To")[^1]);
        Assert.Equal(3, _world.Smtp.Mails.Count);
    }

    [Fact]
    public async Task TestMail_ByAnAdministrator_SaysWhatTheServerSaid()
    {
        Assert.Equal(SendResult.Sent, (await _world.Desk.TestAsync(Scope.System("t"), "me@example.org", Token))!.Value.Kind);
        Assert.Null(await _world.Desk.TestAsync(new Scope("x", Role.Officer, ""), "me@example.org", Token));
        Assert.Null(await _world.Desk.TestAsync(Scope.System("t"), "me@example.org, you@example.org", Token));
        _world.Smtp.OnMail = "552 full";
        Assert.Equal(new SendOutcome(SendResult.Never, "full"), await _world.Desk.TestAsync(Scope.System("t"), "me@example.org", Token));
    }

    [Fact]
    public async Task Forget_LongAgo_KeepsWhatFailed()
    {
        _world.Smtp.OnRecipient = to => to.StartsWith("county", StringComparison.Ordinal) ? "550 no" : "250 ok";
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        _world.Time.Advance(TimeSpan.FromDays(91));
        await _world.Run(_world.State).ForgetAsync(Token);
        Assert.Equal(DeliveryState.Failed, Assert.Single(await _world.State.AllAsync<NoticeDelivery>()).State);
        Assert.Single(await _world.State.AllAsync<DeliveryItem>());
        Assert.Single(await _world.State.AllAsync<AlertNotice>());
    }

    private static async Task<MimeMessage> ReadAsync(string mail)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail));
        return await MimeMessage.LoadAsync(stream, Token);
    }

    /// <summary>Opens no more contexts once a mail is out: the program is gone.</summary>
    private sealed class DyingStates(NotifyWorld world) : IDbContextFactory<StateContext>
    {
        public StateContext CreateDbContext() => world.Smtp.Mails.Count == 0 ? world.State.CreateDbContext() : throw new InvalidOperationException("gone");
    }
}
