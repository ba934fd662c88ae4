using System.Diagnostics;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Server.Replay;
using EnergyQuota.Trials.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Meter data of buildings through Mosquitto, ingest, store and settlement, compared with sums made elsewhere.</summary>
/// <param name="settings">What to do.</param>
/// <param name="output">Where figures go.</param>
internal sealed class RealBuildingsTrial(RealBuildingsSettings settings, TextWriter output)
{
    private const int LongestBetweenKills = 4_000;

    private readonly Random _random = new(settings.Seed);
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Runs the trial.</summary>
    /// <returns>0 where nothing differs by more than its bound; otherwise 1.</returns>
    /// <exception cref="TrialException">A server did not do as it should.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("energyquota-trial-").FullName;
        try
        {
            var (series, expectation) = await PrepareAsync(scratch, cancellationToken);
            var last = LastMeter(series);
            var plan = Plan(series);
            Say($"{series.Count} meters, {series.Sum(static meter => (long)meter.Positions.Count)} readings, {plan.Count} messages");

            var places = new Places(scratch, settings.Store);
            await using var broker = await Mosquitto.StartAsync(places.Broker, places.BrokerPort, Checkout.File("config/mosquitto.conf"));
            await using var influx = settings.Store == "influxdb" ? await Influx.StartAsync(places.Influx, places.InfluxPort) : null;
            await using var server = new ProductServer(places.Data, places.Settings(), Path.Combine(scratch, "server.log"));
            ImportFiles.Write(places.Import, [.. series, last]);
            await server.RunAsync(["import", places.Import], TimeSpan.FromMinutes(5));
            await server.StartAsync();
            await Mosquitto.WaitForSubscriberAsync(broker, ReadingTopic.Filter);
            Say("servers run, registry imported");

            await PublishAsync(server, places, [.. plan, new Message(last, last.Positions)], cancellationToken);
            Say("all published");
            await WaitAsync(server, last, cancellationToken);
            await server.StopAsync();
            Say("all settled, server stopped");

            var differences = new Differences(output);
            var published = series.Sum(static meter => (long)meter.Positions.Count) + last.Positions.Count;
            differences.Begin("rows in the store's own tables").Number("all tables", published, await new StoredRows(places, settings.Store).CountAsync(), 0m);
            await CompareAsync(places, series, expectation, differences, cancellationToken);
            differences.Summarize();
            Say(differences.None ? "no difference exceeds its bound" : "DIFFERENT");
            return differences.None ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<(List<MeterSeries> Series, Expectation Expectation)> PrepareAsync(string scratch, CancellationToken cancellationToken)
    {
        if (!settings.Damaged)
        {
            return (Series.OfBuildings(settings.Folder), Expectation.OfBuildings(settings.Folder));
        }

        var damaged = Path.Combine(scratch, "damaged");
        var arguments = new[] { Checkout.File("tests/expect/damaged.py"), settings.Folder, damaged, "--seed", $"{settings.Seed}" };
        using var script = Process.Start("python3", arguments);
        await script.WaitForExitAsync(cancellationToken);
        return script.ExitCode == 0
            ? (Series.OfDamaged(damaged), Expectation.OfDamaged(damaged))
            : throw new TrialException($"damaged.py ended with {script.ExitCode}.");
    }

    private List<Message> Plan(List<MeterSeries> series) =>
        settings.Disorder ? MessagePlan.Disordered(series, _random) : MessagePlan.InOrder(series);

    private static MeterSeries LastMeter(List<MeterSeries> series)
    {
        var time = series.Max(static meter => meter.Positions[^1].Time);
        return new MeterSeries("TRIAL9999999999999", "last", "electricity", 1m, [new Position(time, 1m)]);
    }

    private async Task PublishAsync(ProductServer server, Places places, List<Message> messages, CancellationToken cancellationToken)
    {
        var kills = Enumerable.Range(0, settings.KillsWhilePublishing).Select(_ => _random.Next(messages.Count)).Order().ToList();
        await using var publisher = new BrokerPublisher(new BrokerTarget("127.0.0.1", places.BrokerPort, "trial"), TimeProvider.System);
        var under = new List<Task>();
        for (var i = 0; i < messages.Count; i++)
        {
            for (; kills.Count > 0 && kills[0] <= i; kills.RemoveAt(0))
            {
                await KillAsync(server, $"message {i}");
            }

            under.Add(await publisher.StartAsync(Payload.Topic(messages[i]), Payload.Write(messages[i]), cancellationToken));
            if (under.Count >= 1_000 || i >= messages.Count - 2)
            {
                // The last message goes out alone, after all others.
                await Task.WhenAll(under);
                under.Clear();
                server.DemandRunning();
            }
        }
    }

    private async Task KillAsync(ProductServer server, string when)
    {
        await server.KillAsync();
        Say($"server killed at {when}");
        await server.StartAsync();
    }

    private async Task WaitAsync(ProductServer server, MeterSeries last, CancellationToken cancellationToken)
    {
        var progress = new Progress(server.StateFile, last.Code);
        var until = _watch.Elapsed + settings.Patience;
        var kills = settings.Kills - settings.KillsWhilePublishing;
        for (var quiet = 0; quiet < 6;)
        {
            server.DemandRunning();
            var (waiting, lastSettled) = progress.Read();
            for (; kills > 0; kills--)
            {
                await Task.Delay(_random.Next(LongestBetweenKills), cancellationToken);
                await KillAsync(server, $"{progress.Read().Waiting} registers waiting");
            }

            quiet = waiting == 0 && lastSettled ? quiet + 1 : 0;
            if (_watch.Elapsed > until)
            {
                throw new TrialException($"Not settled after {settings.Patience}: {waiting} registers wait, last message {(lastSettled ? "settled" : "not settled")}.");
            }

            await Task.Delay(500, cancellationToken);
        }
    }

    private static async Task CompareAsync(
        Places places, List<MeterSeries> series, Expectation expectation, Differences differences, CancellationToken cancellationToken)
    {
        var keys = places.Settings().Append(KeyValuePair.Create("Data:Folder", places.Data)).Select(static pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(keys).Build();
        await using var services = new ServiceCollection().AddLogging().AddMetering(configuration).BuildServiceProvider();
        var store = services.GetRequiredService<IReadingStore>();
        var ledger = services.GetRequiredService<IConsumptionLedger>();
        await store.OpenAsync(cancellationToken);
        await ledger.OpenAsync(cancellationToken);
        await new LedgerCheck(ledger, expectation, differences).RunAsync(series, cancellationToken);
        await new RawRowCheck(store, differences).RunAsync(series, cancellationToken);
    }

    private void Say(string what) => output.WriteLine($"[{_watch.Elapsed:mm\\:ss}] {what}");
}
