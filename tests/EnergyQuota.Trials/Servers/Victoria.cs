namespace EnergyQuota.Trials.Servers;

/// <summary>A real VictoriaMetrics on loopback, which deletes nothing by age.</summary>
internal static class Victoria
{
    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Where it keeps its data; made where missing.</param>
    /// <param name="port">A free port for HTTP.</param>
    public static async Task<ManagedProcess> StartAsync(string folder, int port)
    {
        Directory.CreateDirectory(folder);
        var process = ManagedProcess.Start(
            "victoria-metrics",
            "victoria-metrics",
            [$"-storageDataPath={Path.Combine(folder, "data")}", $"-httpListenAddr=127.0.0.1:{port}", "-retentionPeriod=100y", "-memory.allowedPercent=10", "-loggerLevel=WARN"],
            new Dictionary<string, string>(),
            Path.Combine(folder, "victoria.log"));
        await process.WaitForPortAsync(port, TimeSpan.FromSeconds(60));
        return process;
    }
}
