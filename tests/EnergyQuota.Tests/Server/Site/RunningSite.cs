using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Demo;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Replay;
using EnergyQuota.Tests.Server.Site.Access;
using EnergyQuota.Tests.Servers;
using EnergyQuota.Trials.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Quartz;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>
/// The real server with its broker, stores and jobs on free ports and a folder of its own, a small town in it that came in
/// over MQTT, and a real browser before it. Without Chromium the tests fail.
/// </summary>
public sealed class RunningSite : IAsyncLifetime
{
    /// <summary>What <c>/metrics</c> asks for.</summary>
    public const string MetricsToken = "a-token-of-the-tests-only";

    public const string Reader = "reader";
    public const string Guessed = "guessed";

    /// <summary>A supervising officer of the model province, and one of another province.</summary>
    public const string Officer = "officer", Stranger = "stranger";

    public const string ReaderPassword = "only-looks-at-things";

    private readonly TemporaryFolder _folder = new();
    private readonly ShiftedClock _clock = new();
    private readonly IdentityProvider _organisation = new();
    private readonly int _brokerPort = MosquittoServer.FreePort();
    private DataFolder? _held;
    private SiteBrowser? _browser;
    private string? _cookies;
    private IBrowserContext? _administrator;

    /// <summary>The server's address.</summary>
    public string Url { get; } = $"http://localhost:{MosquittoServer.FreePort()}";

    /// <summary>The password of the first administrator, as the first start prints it.</summary>
    public string AdminPassword { get; private set; } = "";

    internal WebApplication App { get; private set; } = null!;

    internal SmallTown Town { get; private set; } = null!;

    internal ShiftedClock Clock => _clock;

    /// <summary>The log-in of the organisation to which the site belongs.</summary>
    internal IdentityProvider Organisation => _organisation;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _browser = await SiteBrowser.StartAsync();
        await _organisation.StartAsync(Stop);
        Town = new SmallTown(_clock.Today);
        App = Compose();
        await StateDatabase.MigrateAsync(App.Services, Stop);
        await StoreOpening.OpenAsync(App.Services, Stop);
        AdminPassword = await FirstAccount.CreateAsync(App.Services, Stop) ?? "";
        await AddAccountAsync(Reader, Role.Leader, "");
        await AddAccountAsync(Guessed, Role.Leader, "");
        await AddAccountAsync(Officer, Role.Officer, "37");
        await AddAccountAsync(Stranger, Role.Officer, "11");
        Town.WriteRegistry(Path.Combine(_folder.Path, "registry"));
        await ImportAsync(Path.Combine(_folder.Path, "registry"));
        var report = await App.Services.GetRequiredService<StandardImport>()
            .ImportAsync(Scope.System("test"), "model.yaml", SmallTown.Standard(Town.ClosedYear), Stop);
        Assert.Empty(report.Errors);
        await App.StartAsync(Stop);
        await PublishAsync([.. Town.Messages(), Town.LateMessage()]);
        await SettleAsync();
        await App.Services.GetRequiredService<AssessmentRun>().RunAsync(_clock.GetUtcNow(), Stop);
    }

    /// <summary>A person at a window of their own, not logged in, with every request and every complaint of the browser kept.</summary>
    internal async Task<Visitor> ArriveAsync(int width = 1440) => await Visitor.ArriveAsync(_browser!, Url, width);

    /// <summary>A window of the administrator, logged in, at a page that is drawn. All of them share cookies and cache.</summary>
    internal async Task<Visitor> AdminAsync(string path = "/")
    {
        _administrator ??= await _browser!.NewPersonAsync(Url, cookies: await LoggedInAsync());
        _administrator.SetDefaultTimeout(Visitor.Patience);
        var visitor = await Visitor.OpenAsync(_administrator);
        await visitor.Page.OpenAsync(path);
        return visitor;
    }

    /// <summary>The same with cookies of their own: for whoever changes the language or logs out.</summary>
    internal async Task<Visitor> LoneAdminAsync(string path = "/", int width = 1440, string culture = "zh-CN")
    {
        var visitor = await Visitor.ArriveAsync(_browser!, Url, width, await LoggedInAsync());
        await visitor.Page.GotoAsync($"/language/{culture}?back={Uri.EscapeDataString(path)}");
        await visitor.Page.DrawnAsync();
        return visitor;
    }

    /// <summary>Imports files as an administrator would.</summary>
    internal async Task ImportAsync(string path)
    {
        var files = await App.Services.GetRequiredService<Importer>().ImportAsync(Scope.System("test"), path, Stop);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(file.Errors));
    }

    /// <summary>A folder for files of one test.</summary>
    internal string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Waits until everything acknowledged is stored and settled.</summary>
    internal async Task SettleAsync()
    {
        await DemoCatchUp.StoreAsync(App.Services, static _ => { }, Stop);
        await DemoCatchUp.SettleAsync(App.Services, static _ => { }, Stop);
    }

    /// <summary>Asks the state database.</summary>
    internal async Task<T> AskAsync<T>(Func<StateContext, Task<T>> question)
    {
        await using var state = await App.Services.GetRequiredService<IDbContextFactory<StateContext>>().CreateDbContextAsync(Stop);
        return await question(state);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (App is not null)
        {
            await App.StopAsync(CancellationToken.None);
            await App.DisposeAsync();
        }

        await _organisation.DisposeAsync();
        _held?.Dispose();
        _folder.Dispose();
    }

    private WebApplication Compose()
    {
        var builder = ServerHost.CreateBuilder(new Dictionary<string, string?>
        {
            ["Site:Urls"] = Url,
            ["Site:MetricsToken"] = MetricsToken,
            ["Site:AreaSeconds"] = "0", // a test looks at what it has just changed
            ["Data:Folder"] = Path.Combine(_folder.Path, "data"),
            ["Ingest:Broker:Port"] = $"{_brokerPort}",
            ["Ingest:Broker:AllowAnonymous"] = "true",
            ["Ingest:Rejects:TakeInEverySeconds"] = "86400", // a test puts messages through by hand
            ["Ingest:OldestReading"] = "00:00:00",
            ["Accounts:OpenId:Authority"] = _organisation.Url,
            ["Accounts:OpenId:ClientId"] = IdentityProvider.ClientId,
            ["Accounts:OpenId:ClientSecret"] = IdentityProvider.ClientSecret,
            ["Accounts:OpenId:WithoutTls"] = "true",
            ["Accounts:LogInsPerMinute"] = "10000", // all tests come from one address
            ["Closing:ExplainProvisional"] = "true", // no test closes a year before it asks for an explanation
            ["Papers:Issuers:0:Region"] = "37",
            ["Papers:Issuers:0:Name"] = "示例省机关事务管理局",
            ["Papers:Issuers:0:Sign"] = "示管节",
            ["Quotas:SettleEverySeconds"] = "3600",
            ["Quotas:AssessEveryMinutes"] = "1440",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(_clock);

        // The tests run the jobs themselves: what is found must not hang on the moment at which one fires.
        builder.Services.Configure<QuartzHostedServiceOptions>(quartz => quartz.StartDelay = TimeSpan.FromDays(1));
        var faults = new List<string>();
        var settings = HostSettings.Read(builder.Configuration, faults);
        _held = DataFolder.Take(settings.DataFolder);
        var app = ServerHost.Build(builder, settings, _held.Path);
        SettingsCheck.Demand(app.Services, faults);
        return app;
    }

    private async Task<string> LoggedInAsync()
    {
        if (_cookies is null)
        {
            await using var visitor = await ArriveAsync();
            await visitor.Page.LogInAsync(FirstAccount.Name, AdminPassword);
            _cookies = await visitor.CookiesAsync();
        }

        return _cookies;
    }

    /// <summary>Makes an account with the password of all.</summary>
    internal async Task AddAccountAsync(string name, Role role, string? region, string? institution = null, Action<Account>? also = null)
    {
        var account = new Account { Name = name, PasswordHash = "", Role = role, RegionPrefix = region, InstitutionCode = institution };
        also?.Invoke(account);
        account.PasswordHash = App.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, ReaderPassword);
        await AskAsync(state =>
        {
            state.Add(account);
            return state.SaveChangesAsync(Stop);
        });
    }

    /// <summary>Sends messages as a gateway would.</summary>
    internal async Task PublishAsync(IReadOnlyList<(string Topic, byte[] Payload)> messages)
    {
        await using var publisher = new BrokerPublisher(new BrokerTarget("127.0.0.1", _brokerPort, "small-town"), TimeProvider.System);
        var underWay = new List<Task>();
        foreach (var (topic, payload) in messages)
        {
            underWay.Add(await publisher.StartAsync(topic, payload, Stop));
        }

        await Task.WhenAll(underWay);
    }
}

/// <summary>One site for all its tests: it costs seconds to start. They run one after the other and share its state.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<RunningSite>
{
    public const string Name = "site";
}
