using EnergyQuota.Benchmarks.Ingest;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.NodeRed;

/// <summary>The product beside a Node-RED flow, both from one Mosquitto into one InfluxDB.</summary>
/// <remarks>The flow acknowledges a message before it writes it, checks nothing and marks nothing; what it held when it stopped would be lost.</remarks>
/// <param name="rounds">How often each measurement is made; the median counts.</param>
/// <param name="output">Where the table goes.</param>
internal sealed class NodeRedBenchmark(int rounds, TextWriter output)
{
    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        await using var servers = await BenchmarkServers.StartAsync();
        await using var product = await servers.StartProductAsync("influxdb");
        await using var server = await NodeRedServer.StartAsync(
            servers.FolderOf("node-red"), servers.BrokerPort, NodeRedTarget.Filter, servers.InfluxPort, NodeRedTarget.Database);
        using var flow = new NodeRedTarget(server, servers.InfluxPort);
        await flow.CreateDatabaseAsync();
        await Mosquitto.WaitForSubscriberAsync(servers.Broker, NodeRedTarget.Filter);
        await PrintAsync(await MeasureAsync(product, flow, servers.BrokerPort));
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
