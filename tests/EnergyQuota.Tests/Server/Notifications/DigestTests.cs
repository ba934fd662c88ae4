using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Server.Notifications;
using EnergyQuota.Tests.Quotas.Alerting;
using static EnergyQuota.Tests.Quotas.Alerting.AlertWorld;

namespace EnergyQuota.Tests.Server.Notifications;

public sealed class DigestTests : IAsyncDisposable
{
    private readonly NotifyWorld _world = new(digest: true);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Notify_FiveHundredAtOnce_IsOneMailForEach()
    {
        await _world.RaiseAsync([.. Enumerable.Range(0, 500).Select(i => Found(subject: $"gateway:{i}"))]);
        Assert.Equal(2, await _world.NotifyAsync());
        Assert.Equal(["county@example.org", "watcher@example.org"], _world.Smtp.Headers("To"));
        Assert.Equal(1_000, (await _world.State.AllAsync<DeliveryItem>()).Count);
    }

    [Fact]
    public async Task Notify_OneEachMinute_IsOneMailAnHourWithAllOfThem()
    {
        var found = new List<AlertCandidate>();
        for (var minute = 0; minute < 125; minute++)
        {
            found.Add(Found(subject: $"gateway:{minute}"));
            await _world.RaiseAsync([.. found]);
            await _world.NotifyAsync();
            _world.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, _world.Smtp.Headers("To").Count(to => to == "county@example.org"));
        Assert.Equal(121, (await _world.State.AllAsync<DeliveryItem>()).Count(i => i.Recipient == "mail:county" && Sent(i)));

        bool Sent(DeliveryItem item)
        {
            using var state = _world.State.CreateDbContext();
            return state.Set<NoticeDelivery>().Any(d => d.Id == item.DeliveryId && d.State == DeliveryState.Sent);
        }
    }

    [Fact]
    public async Task Notify_InfoBelowTheLeastGrade_IsNotMailed()
    {
        await _world.RaiseAsync(Found(AlertGrade.Information));
        Assert.Equal(0, await _world.NotifyAsync());
        Assert.Empty(await _world.State.AllAsync<NoticeDelivery>());
    }

    [Fact]
    public async Task Notify_NothingSetUp_WritesNoNotices()
    {
        using var quiet = new AlertWorld(AlertFacts.Policy);
        await quiet.LookAsync(Found());
        Assert.Empty(await quiet.AllAsync<AlertNotice>());
    }
}
