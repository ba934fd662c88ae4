using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using EnergyQuota.Server.Notifications;
using static EnergyQuota.Tests.Quotas.Alerting.AlertWorld;

namespace EnergyQuota.Tests.Server.Notifications;

public sealed class WebhookTests : IAsyncDisposable
{
    private readonly NotifyWorld _world = new(digest: true, withHook: true);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Notify_Raised_CallsOnceWithASignedBody()
    {
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        await _world.NotifyAsync();
        var call = Assert.Single(_world.Hook.Calls);
        Assert.Equal(WebhookCaller.Signature(NotifyWorld.Secret, _world.Time.GetUtcNow(), Encoding.UTF8.GetBytes(call.Body)), call.Signature);
        Assert.NotEqual(WebhookCaller.Signature("another", _world.Time.GetUtcNow(), Encoding.UTF8.GetBytes(call.Body)), call.Signature);
        using var body = JsonDocument.Parse(call.Body);
        var alert = body.RootElement.GetProperty("alerts")[0];
        Assert.Equal(("Raised", "Silent", "Warning", "370101"), (
            alert.GetProperty("event").GetString(), alert.GetProperty("kind").GetString(), alert.GetProperty("grade").GetString(), alert.GetProperty("region").GetString()));
        Assert.Equal(call.Key, body.RootElement.GetProperty("key").GetString());
    }

    [Fact]
    public async Task Notify_Ended_IsToldToWebhooks()
    {
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        await _world.RaiseAsync();
        await _world.NotifyAsync();
        Assert.Contains("\"event\":\"Ended\"", _world.Hook.Calls[^1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    public async Task Notify_NotTaken_TriesAgainUnderTheSameKeyAndFollowsNoRedirect(int status)
    {
        _world.Hook.Status = status;
        await _world.RaiseAsync(Found());
        await _world.NotifyAsync();
        Assert.Single(_world.Hook.Calls);
        _world.Hook.Status = 200;
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.NotifyAsync();
        Assert.Equal(2, _world.Hook.Calls.Count);
        Assert.Single(_world.Hook.Calls.Select(c => c.Key).Distinct());
    }

    [Fact]
    public async Task Notify_NoAnswerInTime_IsAFailureAndMailsGoOn()
    {
        var never = new TaskCompletionSource();
        _world.Hook.Before = never.Task;
        await _world.RaiseAsync(Found());
        Assert.Equal(2, await _world.NotifyAsync());
        var waiting = (await _world.State.AllAsync<NoticeDelivery>()).Single(d => d.State == DeliveryState.Waiting);
        Assert.Equal(("hook:agency", 1), (waiting.Recipient, waiting.Attempts));
        never.SetResult();
    }

    [Fact]
    public async Task Notify_Many_CallsWithAHundredAtATime()
    {
        await _world.RaiseAsync([.. Enumerable.Range(0, 250).Select(i => Found(subject: $"gateway:{i}"))]);
        await _world.NotifyAsync();
        Assert.Equal(3, _world.Hook.Calls.Count);
        Assert.Equal(250, _world.Hook.Calls.Sum(c => JsonDocument.Parse(c.Body).RootElement.GetProperty("alerts").GetArrayLength()));
    }

    [Theory]
    [InlineData("http://agency.example/alerts", NotifyWorld.Secret)]
    [InlineData("ftp://localhost/alerts", NotifyWorld.Secret)]
    [InlineData("https://agency.example/alerts", "short")]
    public void Options_AddressOrSecretUnsafe_AreRefused(string url, string secret)
    {
        var options = new NotificationOptions { Webhooks = [new WebhookTarget { Name = "agency", Url = url, Secret = secret }] };
        Assert.Single(options.Validate(new ValidationContext(options)));
    }

    [Fact]
    public void Options_PasswordOverAPlainConnection_IsRefused()
    {
        var options = new MailOptions { Host = "mail.example", From = "quota@example.org", User = "quota", Password = "x", Security = MailSecurity.None };
        Assert.Contains("not encrypted", Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }
}
