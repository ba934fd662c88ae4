using System.Diagnostics;
using EnergyQuota.Trials;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>Durable readings per second through Mosquitto into each store, beside a subscriber that only acknowledges.</summary>
/// <remarks>
/// One Mosquitto and all servers run all the time; rounds alternate. The clock runs from the first packet sent until the
/// last reading is in the store (the product) or the last message is acknowledged (the other subscriber).
/// </remarks>
/// <param name="rounds">How often each measurement is made; the median counts.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class IngestBenchmark(int rounds, TextWriter output)
{
    private static readonly (int Readings, int Messages)[] Loads = [(1, 40_000), (50, 8_000)];
    private static readonly string[] Stores = ["duckdb", "influxdb"];

    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("energyquota-bench-").FullName;
        try
        {
            var port = ManagedProcess.FreePort();
            await using var broker = await Mosquitto.StartAsync(Path.Combine(scratch, "mosquitto"), port, Checkout.File("config/mosquitto.conf"));
            var influxPort = ManagedProcess.FreePort();
            await using var influx = await Influx.StartAsync(Path.Combine(scratch, "influxdb"), influxPort);
            var targets = new List<BenchmarkTarget>();
            try
            {
                foreach (var store in Stores)
                {
                    targets.Add(await BenchmarkTarget.StartAsync(store, Path.Combine(scratch, store), port, influxPort));
                    await Mosquitto.WaitForSubscriberAsync(broker, BenchmarkTarget.FilterOf(store));
                }

                await MeasureAsync(targets, port);
            }
            finally
            {
                foreach (var target in targets)
                {
                    await target.DisposeAsync();
                }
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task MeasureAsync(List<BenchmarkTarget> targets, int port)
    {
        var rates = new Dictionary<(string Who, int Readings), List<double>>();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (readings, messages) in Loads)
            {
                foreach (var target in targets)
                {
                    Note(rates, round, ($"ack {target.Store}", readings), messages * readings, AckOnly(target, port, messages, readings));
                    Note(rates, round, (target.Store, readings), messages * readings, await target.MeasureAsync(port, messages, readings));
                }
            }
        }

        await PrintAsync(rates);
    }

    private static TimeSpan AckOnly(BenchmarkTarget target, int port, int messages, int readings)
    {
        var packets = target.Messages.Next(messages, readings, "nothing");
        using var subscriber = new AckOnlySubscriber(port, "nothing/+/+");
        var watch = Stopwatch.StartNew();
        var sending = Task.Run(() => LoadGenerator.Send(port, packets));
        subscriber.Acknowledge(messages);
        var taken = watch.Elapsed;
        sending.GetAwaiter().GetResult();
        return taken;
    }

    // The first round warms up and does not count.
    private static void Note(
        Dictionary<(string Who, int Readings), List<double>> rates, int round, (string Who, int Readings) key, int readings, TimeSpan taken)
    {
        if (round > 0)
        {
            rates.TryAdd(key, []);
            rates[key].Add(readings / taken.TotalSeconds);
        }
    }

    private async Task PrintAsync(Dictionary<(string Who, int Readings), List<double>> rates)
    {
        await output.WriteLineAsync($"Medians of {rounds} interleaved rounds (lowest to highest), {Environment.ProcessorCount} processors shared by all programs.");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| store | readings in a message | durable readings/s | subscriber that only acknowledges, readings/s | share |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|");
        foreach (var store in Stores)
        {
            foreach (var (readings, _) in Loads)
            {
                var product = rates[(store, readings)];
                var other = rates[($"ack {store}", readings)];
                await output.WriteLineAsync($"| {store} | {readings} | {Spread(product)} | {Spread(other)} | {Median(product) / Median(other):P0} |");
            }
        }
    }

    private static string Spread(List<double> values) => $"{Median(values):N0} ({values.Min():N0}-{values.Max():N0})";

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
