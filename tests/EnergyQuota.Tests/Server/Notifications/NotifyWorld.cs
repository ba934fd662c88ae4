using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Notifications;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Quotas.Alerting;
using EnergyQuota.Tests.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Server.Notifications;

/// <summary>Officers with addresses, a mail server and a webhook on loopback, and the way from an alert to them.</summary>
internal sealed class NotifyWorld : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-tests";
    private readonly AuditLog _audit;

    public NotifyWorld(bool digest = false, bool withHook = false)
    {
        _audit = new AuditLog(State, Time);
        Mail = new MailOptions { Host = "127.0.0.1", Port = Smtp.Port, Security = MailSecurity.None, From = "quota@example.org", TimeoutSeconds = 5 };
        Options = new NotificationOptions { SiteUrl = "http://site.example/", WebhookSeconds = 2 };
        if (withHook)
        {
            Options.Webhooks.Add(new WebhookTarget { Name = "agency", Url = Hook.Url, Region = "3701", Secret = Secret });
        }

        using var state = State.CreateDbContext();
        state.Add(QuotaFacts.Court());
        foreach (var (name, role, region) in new[] { ("county", Role.Officer, "370101"), ("city", Role.Officer, "3701"), ("stranger", Role.Officer, "33"), ("watcher", Role.Leader, "37") })
        {
            state.Add(new Account { Name = name, PasswordHash = "", Role = role, RegionPrefix = region, Email = $"{name}@example.org" });
            state.Add(new AlertSubscription { AccountName = name, Digest = digest, LeastGrade = AlertGrade.Warning });
        }

        state.SaveChanges();
    }

    public FakeTimeProvider Time { get; } = new(AlertFacts.At(AlertFacts.Monday, 10));

    public TestState State { get; } = new(new QuotasPart(), new NotificationsPart());

    public SmtpListener Smtp { get; } = new();

    public HookListener Hook { get; } = new();

    public MailOptions Mail { get; }

    public NotificationOptions Options { get; }

    public AuditLog Audit => _audit;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task RaiseAsync(params AlertCandidate[] found)
    {
        using var run = new AlertRun(State, _audit, AlertFacts.Telling, [new FixedSource(found)]);
        await run.RunAsync(Time.GetUtcNow(), Token);
    }

    public Task<EscalationOutcome> EscalateAsync() => new EscalationRun(State, _audit, AlertFacts.Telling).RunAsync(Time.GetUtcNow(), Token);

    /// <summary>One run of the job, by a program of its own.</summary>
    public async Task<int> NotifyAsync(IDbContextFactory<StateContext>? states = null)
    {
        await new NoticeSpread(State, Make(Options), Make(Mail)).RunAsync(Time.GetUtcNow(), Token);
        return await Run(states ?? State).RunAsync(Token);
    }

    public DeliveryRun Run(IDbContextFactory<StateContext> states) =>
        new(states, new WebhookCaller(new Clients(), Make(Options)), Make(Options), Make(Mail), AlertFacts.Telling, Time);

    public DeliveryDesk Desk => new(State, _audit, Make(Options), Make(Mail), Time);

    public async Task ChangeAsync(Action<StateContext> change)
    {
        await using var state = State.CreateDbContext();
        change(state);
        await state.SaveChangesAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Smtp.DisposeAsync();
        await Hook.DisposeAsync();
        _audit.Dispose();
        State.Dispose();
    }

    private static IOptions<T> Make<T>(T options)
        where T : class => Microsoft.Extensions.Options.Options.Create(options);

    private sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(new SocketsHttpHandler { AllowAutoRedirect = false });
    }
}
