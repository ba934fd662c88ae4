using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Import;
using EnergyQuota.Server.Commands;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Replay;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace EnergyQuota.Server.Demo;

/// <summary>Runs the demonstration: registry, history, server, then the gateways.</summary>
internal static class DemoRun
{
    /// <summary>Runs until the process is told to stop.</summary>
    public static Task<int> RunAsync(IReadOnlyDictionary<string, string?> overrides, int seed, CancellationToken cancellationToken)
    {
        var demo = new Session(seed);
        return ServerRun.RunAsync(overrides, demo.PrepareAsync, demo.RunAsync, cancellationToken);
    }

    private sealed class Session(int seed)
    {
        // Coefficients before the standards that name them.
        private static readonly string[] StandardFolders = ["coefficients", "standards"];
        private DemoCity? _city;
        private DemoProgress? _progress;
        private DateTimeOffset _until;

        public async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
        {
            var settings = app.Services.GetRequiredService<HostSettings>();
            var time = app.Services.GetRequiredService<TimeProvider>();
            _until = DemoRegister.HourOf(time.GetUtcNow());
            _progress = DemoProgress.ReadOrBegin(settings.DataFolder, seed, time.GetUtcNow(), settings.Zone);
            _city = DemoCity.Build(_progress.Seed);
            await ImportAsync(app.Services, settings, cancellationToken);
            var journal = app.Services.GetRequiredService<MessageJournal>();
            await DemoBar.ShowAsync("readings", async told =>
                _progress = await DemoHistory.WriteAsync(_city, _progress, _until, settings.Zone, journal, told, cancellationToken));
            _progress.Write(settings.DataFolder);
        }

        public async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
        {
            await DemoBar.ShowAsync("store", told => DemoCatchUp.StoreAsync(app.Services, told, cancellationToken));
            await DemoBar.ShowAsync("consumption", told => DemoCatchUp.SettleAsync(app.Services, told, cancellationToken));
            await DemoBar.ShowAsync("quotas", async told =>
            {
                await app.Services.GetRequiredService<AssessmentRun>().RunAsync(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
                told(1);
            });
            await DemoBar.ShowAsync("closing", told => DemoClosing.RunAsync(app.Services, _city!.Institutions.Select(i => i.Code), told, cancellationToken));
            var broker = app.Services.GetRequiredService<IOptions<BrokerOptions>>().Value;
            var settings = app.Services.GetRequiredService<HostSettings>();
            var live = new DemoLive(
                _city!, _progress!, settings.Zone, app.Services.GetRequiredService<TimeProvider>(), new BrokerTarget("127.0.0.1", broker.Port, "demo-gateways"));
            _ = live.RunAsync(app.Lifetime.ApplicationStopping);
        }

        private async Task ImportAsync(IServiceProvider services, HostSettings settings, CancellationToken cancellationToken)
        {
            var folder = Path.Combine(settings.DataFolder, "demo-import");
            DemoImportFiles.Write(_city!, _progress!, _until, settings.Zone, folder);
            var files = await services.GetRequiredService<Importer>().ImportAsync(Scope.System("demo"), folder, cancellationToken);
            if (files.FirstOrDefault(file => file.Rejected > 0) is { } bad)
            {
                throw new StartFaultException($"The demonstration could not be imported: see {bad.ErrorFile}.");
            }

            AnsiConsole.WriteLine($"{_city!.Institutions.Count} institutions, {_city.Meters.Count()} meters, 13 months of hourly readings");
            foreach (var standards in StandardFolders.Select(name => Path.Combine(AppContext.BaseDirectory, "config", name)).Where(Directory.Exists))
            {
                await StandardFiles.TakeAsync(services, standards, cancellationToken);
            }

            var quotas = DemoQuotaFile.Write(_city, _progress!, settings.Zone, folder);
            if (await StandardFiles.TakeAsync(services, quotas, cancellationToken) > 0)
            {
                throw new StartFaultException($"The demonstration could not be imported: see {quotas}.");
            }
        }
    }
}
