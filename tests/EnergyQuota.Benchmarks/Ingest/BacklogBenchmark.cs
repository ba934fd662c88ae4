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
        await using var servers = await BenchmarkServers.StartAsync(withInflux: false);
        await using var target = await servers.StartProductAsync("duckdb", meters);
        await target.FillBrokerAsync(servers.BrokerPort, messages);
        var (taken, memory) = await target.CatchUpAsync();
        await output.WriteLineAsync(
            $"{meters:N0} meters, {messages:N0} messages waiting in Mosquitto: in DuckDB after {taken.TotalSeconds:N0} s "
            + $"({messages / taken.TotalSeconds:N0} readings/s); at most {memory / 1_000_000:N0} MB resident.");
    }
}
