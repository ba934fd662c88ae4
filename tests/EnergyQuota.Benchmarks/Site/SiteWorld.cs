using System.Globalization;
using EnergyQuota.Benchmarks.Assess;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Trials;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace EnergyQuota.Benchmarks.Site;

/// <summary>A province behind the real server: eleven cities of eight counties, a year and two months of days, verdicts, standings and alerts.</summary>
/// <param name="settings">How large it is.</param>
/// <param name="folder">Where its data lie.</param>
internal sealed class SiteWorld(SiteSettings settings, string folder) : IAsyncDisposable
{
    /// <summary>So many institutions have raw readings: those whose meters are opened.</summary>
    public const int WithReadings = 200;

    /// <summary>Cities of the province, and counties of a city.</summary>
    public const int Cities = 11, Counties = 8;

    private const int Days = 365 + 59;

    private static readonly DateTimeOffset Morning = new(AssessWorld.Year + 1, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The server; its jobs do not run.</summary>
    public WebApplication App { get; private set; } = null!;

    /// <summary>The province's officers: every second sees all of it, the others a county each.</summary>
    public IReadOnlyList<Account> Officers { get; } =
    [
        .. Enumerable.Range(0, settings.Users).Select(number => new Account
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"officer-{number}"),
            PasswordHash = "none",
            Role = Role.Officer,
            RegionPrefix = number % 2 == 0 ? "37" : RegionOf(number),
        }),
    ];

    /// <summary>The region of an institution.</summary>
    public static string RegionOf(int institution) =>
        string.Create(CultureInfo.InvariantCulture, $"37{(institution % Cities) + 1:00}{(institution / Cities % Counties) + 1:00}");

    /// <summary>Makes it.</summary>
    public async Task MakeAsync()
    {
        App = Compose();
        await StateDatabase.MigrateAsync(App.Services, CancellationToken.None);
        var states = App.Services.GetRequiredService<IDbContextFactory<StateContext>>();
        await using (var state = await states.CreateDbContextAsync())
        {
            await AssessState.FillAsync(state, App.Services.GetRequiredService<AuditLog>(), settings.Institutions, settings.Meters, RegionOf);
            state.AddRange(Regions());
            state.AddRange(Officers);
            await state.SaveChangesAsync();
        }

        AssessWorld.WriteLedger(folder, settings.Institutions, settings.Meters, Days, AssessWorld.Terms);
        await StoreOpening.OpenAsync(App.Services, CancellationToken.None);
        var run = App.Services.GetRequiredService<AssessmentRun>();
        await run.RunAsync(new DateTimeOffset(AssessWorld.Year + 1, 1, 1, 1, 0, 0, TimeSpan.FromHours(8)), LedgerSource.Months, CancellationToken.None);
        await run.RunAsync(Morning, LedgerSource.Months, CancellationToken.None);
        await App.Services.GetRequiredService<IReadingStore>().AppendAsync([.. Readings()], CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => App?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static IEnumerable<Region> Regions() =>
    [
        new Region { Code = "37", NameZh = "示范省", NameEn = "Model Province" },
        .. Enumerable.Range(1, Cities).Select(city => new Region { Code = Text($"37{city:00}"), NameZh = Text($"示范{city}市") }),
        .. Enumerable.Range(1, Cities).SelectMany(city => Enumerable.Range(1, Counties).Select(county => new Region { Code = Text($"37{city:00}{county:00}"), NameZh = Text($"示范{city}市{county}区") })),
    ];

    // The main meters' last sixty days at the quarter hours.
    private IEnumerable<Reading> Readings() => Enumerable.Range(0, Math.Min(WithReadings, settings.Institutions)).SelectMany(institution => Enumerable.Range(0, 60 * 96).Select(quarter => new Reading(
        new RegisterId(AssessWorld.MeterOf(institution * settings.Meters)), Morning.ToUniversalTime().AddMinutes(15 * (quarter - (60 * 96))), 1_000m + (quarter * 1.25m), Morning.ToUniversalTime())));

    private WebApplication Compose()
    {
        var builder = ServerHost.CreateBuilder(new Dictionary<string, string?>
        {
            ["Data:Folder"] = folder,
            ["Site:Urls"] = "http://localhost:0",
            ["Ingest:Broker:Enabled"] = "false",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(new MorningClock(Morning));
        builder.Services.Configure<QuartzHostedServiceOptions>(quartz => quartz.StartDelay = TimeSpan.FromDays(1));
        var faults = new List<string>();
        var app = ServerHost.Build(builder, HostSettings.Read(builder.Configuration, faults), folder);
        return faults.Count == 0 ? app : throw new TrialException(faults[0]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A clock that runs as fast as the real one but began on the morning of the province.
    private sealed class MorningClock(DateTimeOffset morning) : TimeProvider
    {
        private readonly TimeSpan _shift = morning - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }
}
