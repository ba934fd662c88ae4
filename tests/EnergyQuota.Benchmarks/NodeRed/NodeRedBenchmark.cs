using EnergyQuota.Benchmarks.Ingest;
using EnergyQuota.Trials;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.NodeRed;

/// <summary>The product beside a Node-RED flow, both from one Mosquitto into one InfluxDB.</summary>
/// <remarks>The flow acknowledges a message before it writes it, checks nothing and marks nothing; what it held when it stopped would be lost.</remarks>
/// <param name="rounds">How often each measurement is made; the median counts.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class NodeRedBenchmark(int rounds, TextWriter output)
{
    private const string Store = "influxdb";

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
            await using var product = await BenchmarkTarget.StartAsync(Store, Path.Combine(scratch, "product"), port, influxPort);
            await Mosquitto.WaitForSubscriberAsync(broker, BenchmarkTarget.FilterOf(Store));
            await using var server = await NodeRedServer.StartAsync(
                Path.Combine(scratch, "node-red"), port, NodeRedTarget.Filter, influxPort, NodeRedTarget.Database);
            using var flow = new NodeRedTarget(server, influxPort);
            await flow.CreateDatabaseAsync();
            await Mosquitto.WaitForSubscriberAsync(broker, NodeRedTarget.Filter);
            await PrintAsync(await MeasureAsync(product, flow, port));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<Rates> MeasureAsync(BenchmarkTarget product, NodeRedTarget flow, int port)
    {
        var rates = new Rates();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (readings, messages) in IngestBenchmark.Loads)
            {
                rates.Note(round, ("product", readings), messages * readings, await product.MeasureAsync(port, messages, readings));
                rates.Note(round, ("flow", readings), messages * readings, await flow.MeasureAsync(port, messages, readings));
            }
        }

        return rates;
    }

    private async Task PrintAsync(Rates rates)
    {
        await output.WriteLineAsync($"Medians of {rounds} interleaved rounds (lowest to highest), {Environment.ProcessorCount} processors shared by all programs.");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| readings in a message | the product into InfluxDB, readings/s | a Node-RED flow into the same, readings/s | times |");
        await output.WriteLineAsync("|---:|---:|---:|---:|");
        foreach (var (readings, _) in IngestBenchmark.Loads)
        {
            var (ours, theirs) = (("product", readings), ("flow", readings));
            await output.WriteLineAsync($"| {readings} | {rates.Spread(ours)} | {rates.Spread(theirs)} | {rates.Median(ours) / rates.Median(theirs):F1} |");
        }
    }
}
