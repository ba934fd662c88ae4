using System.Diagnostics;

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
    private const int DirectPoints = 1_500_000;
    private const int EmbeddedMessages = 100_000;
    private static readonly int[] Connections = [4, 1_000];
    private static readonly string[] Stores = ["duckdb", "influxdb"];

    /// <summary>What is sent at once: how many readings in a message, and how many messages.</summary>
    public static IReadOnlyList<(int Readings, int Messages)> Loads { get; } = [(1, 100_000), (50, 30_000)];

    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        await using var servers = await BenchmarkServers.StartAsync();
        var targets = new List<BenchmarkTarget>();
        try
        {
            foreach (var store in Stores)
            {
                targets.Add(await servers.StartProductAsync(store));
            }

            using var direct = new DirectWriting(servers.InfluxPort);
            await direct.CreateAsync();
            await MeasureAsync(targets, servers.BrokerPort, direct);
        }
        finally
        {
            foreach (var target in targets)
            {
                await target.DisposeAsync();
            }
        }
    }

    private async Task MeasureAsync(List<BenchmarkTarget> targets, int port, DirectWriting direct)
    {
        var rates = new Rates();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (readings, messages) in Loads)
            {
                foreach (var target in targets)
                {
                    rates.Note(round, ($"ack {target.Store}", readings), messages * readings, AckOnly(target, port, messages, readings));
                    rates.Note(round, (target.Store, readings), messages * readings, await target.MeasureAsync(port, messages, readings));
                }
            }

            rates.Note(round, ("direct", 1), DirectPoints, await direct.MeasureAsync(DirectPoints));
            foreach (var target in targets)
            {
                foreach (var connections in Connections)
                {
                    rates.Note(round, ($"{target.Store} embedded", connections), EmbeddedMessages, await target.MeasureAsync(connections, EmbeddedMessages));
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

    private async Task PrintAsync(Rates rates)
    {
        await output.WriteLineAsync($"Medians of {rounds} interleaved rounds (lowest to highest), {Environment.ProcessorCount} processors shared by all programs.");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| store | readings in a message | durable readings/s | subscriber that only acknowledges, readings/s | share |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|");
        foreach (var store in Stores)
        {
            foreach (var (readings, _) in Loads)
            {
                var (product, other) = ((store, readings), ($"ack {store}", readings));
                await output.WriteLineAsync($"| {store} | {readings} | {rates.Spread(product)} | {rates.Spread(other)} | {rates.Median(product) / rates.Median(other):P0} |");
            }
        }

        var straight = ("direct", 1);
        await output.WriteLineAsync();
        await output.WriteLineAsync($"Written straight to InfluxDB in pieces of 5,000 lines, two at a time: {rates.Spread(straight)} points/s.");
        await output.WriteLineAsync($"InfluxDB, 50 readings in a message, against that: {rates.Median(("influxdb", 50)) / rates.Median(straight):P0}.");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| store | connections to the embedded broker | single readings/s | against Mosquitto |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        foreach (var store in Stores)
        {
            foreach (var connections in Connections)
            {
                var embedded = ($"{store} embedded", connections);
                await output.WriteLineAsync($"| {store} | {connections:N0} | {rates.Spread(embedded)} | {rates.Median(embedded) / rates.Median((store, 1)):F1} times |");
            }
        }
    }
}
