namespace EnergyQuota.Trials.Servers;

/// <summary>A real InfluxDB 1.x on loopback.</summary>
internal static class Influx
{
    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Where it keeps its data; made where missing.</param>
    /// <param name="port">A free port for HTTP.</param>
    public static async Task<ManagedProcess> StartAsync(string folder, int port)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "influxdb.conf");
        await File.WriteAllTextAsync(file, $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{ManagedProcess.FreePort()}"

            [meta]
              dir = "{folder}/meta"

            [data]
              dir = "{folder}/data"
              wal-dir = "{folder}/wal"
              query-log-enabled = false

            [http]
              bind-address = "127.0.0.1:{port}"
              log-enabled = false

            [monitor]
              store-enabled = false
            """);
        var process = ManagedProcess.Start(
            "influxd", "influxd", ["-config", file], new Dictionary<string, string>(), Path.Combine(folder, "influxd.log"));
        await process.WaitForPortAsync(port, TimeSpan.FromSeconds(60));
        return process;
    }
}
