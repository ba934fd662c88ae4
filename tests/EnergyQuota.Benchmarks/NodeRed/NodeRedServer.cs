using System.Globalization;
using EnergyQuota.Trials;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.NodeRed;

/// <summary>A Node-RED with the flow of <c>flows.json</c>: from MQTT through a buffer of 1,000 points into InfluxDB.</summary>
internal static class NodeRedServer
{
    private const string Installed = "ENERGYQUOTA_NODE_RED";
    private const string Settings = """
        module.exports = {
          uiHost: '127.0.0.1',
          uiPort: Number(process.env.NODE_RED_PORT),
          flowFile: 'flows.json',
          credentialSecret: false,
          disableEditor: true,
          httpNodeRoot: false,
          telemetry: { enabled: false, updateNotification: false },
          externalModules: { autoInstall: false, palette: { allowInstall: false }, modules: { allowInstall: false } },
          logging: { console: { level: 'info' } },
        };
        """;

    /// <summary>Starts it and waits until it listens; its flow may still be connecting.</summary>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="brokerPort">The broker that it fetches from.</param>
    /// <param name="filter">The topics.</param>
    /// <param name="influxPort">The InfluxDB that it writes to.</param>
    /// <param name="database">The database there.</param>
    /// <exception cref="TrialException">It is not installed or does not start.</exception>
    public static async Task<ManagedProcess> StartAsync(string folder, int brokerPort, string filter, int influxPort, string database)
    {
        var home = Environment.GetEnvironmentVariable(Installed)
            ?? throw new TrialException($"{Installed} does not name the folder in which Node-RED is installed; tests/bench-ingest sets it.");
        Directory.CreateDirectory(folder);
        File.Copy(Checkout.File("tests/EnergyQuota.Benchmarks/NodeRed/flows.json"), Path.Combine(folder, "flows.json"));
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.js"), Settings);
        var port = ManagedProcess.FreePort();
        var environment = new Dictionary<string, string>
        {
            ["NODE_RED_PORT"] = Text(port),
            ["MQTT_PORT"] = Text(brokerPort),
            ["MQTT_FILTER"] = filter,
            ["INFLUX_PORT"] = Text(influxPort),
            ["INFLUX_DATABASE"] = database,
        };
        var modules = Path.Combine(home, "node_modules");
        var process = ManagedProcess.Start(
            "Node-RED",
            Path.Combine(modules, "node", "bin", "node"),
            [Path.Combine(modules, "node-red", "red.js"), "--userDir", folder],
            environment,
            Path.Combine(folder, "node-red.log"));
        await process.WaitForPortAsync(port, TimeSpan.FromSeconds(60));
        return process;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
