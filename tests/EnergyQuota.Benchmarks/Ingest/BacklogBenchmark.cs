using EnergyQuota.Trials;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>How much memory it takes to catch up after a long absence: every meter's readings wait in Mosquitto.</summary>
/// <param name="meters">How many meters are registered and send.</param>
/// <param name="messages">How many messages of one reading wait.</param>
/// <param name="output">Where the figures go.</param>
internal sealed class BacklogBenchmark(int meters, int messages, TextWriter output)
{
    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("energyquota-bench-").FullName;
        try
        {
            var port = ManagedProcess.FreePort();
            await using var broker = await Mosquitto.StartAsync(Path.Combine(scratch, "mosquitto"), port, Checkout.File("config/mosquitto.conf"));
            await using var target = await BenchmarkTarget.StartAsync("duckdb", Path.Combine(scratch, "duckdb"), port, influxPort: 0, meters);
            await Mosquitto.WaitForSubscriberAsync(broker, BenchmarkTarget.FilterOf("duckdb"));
            await target.FillBrokerAsync(port, messages);
            var (taken, memory) = await target.CatchUpAsync();
            await output.WriteLineAsync(
                $"{meters:N0} meters, {messages:N0} messages waiting in Mosquitto: in DuckDB after {taken.TotalSeconds:N0} s "
                + $"({messages / taken.TotalSeconds:N0} readings/s); at most {memory / 1_000_000:N0} MB resident.");
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
