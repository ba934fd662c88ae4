using EnergyQuota.Trials;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>The Mosquitto and the InfluxDB that all candidates of a measurement share, in a folder that goes with them.</summary>
internal sealed class BenchmarkServers : IAsyncDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("energyquota-bench-").FullName;
    private ManagedProcess? _broker;
    private ManagedProcess? _influx;

    /// <summary>The broker.</summary>
    public ManagedProcess Broker => _broker!;

    /// <summary>The broker's port.</summary>
    public int BrokerPort { get; } = ManagedProcess.FreePort();

    /// <summary>The port of InfluxDB.</summary>
    public int InfluxPort { get; private set; }

    /// <summary>Starts the broker.</summary>
    /// <param name="withInflux">Whether InfluxDB as well.</param>
    public static async Task<BenchmarkServers> StartAsync(bool withInflux = true)
    {
        var servers = new BenchmarkServers();
        try
        {
            servers._broker = await Mosquitto.StartAsync(servers.FolderOf("mosquitto"), servers.BrokerPort, Checkout.File("config/mosquitto.conf"));
            if (withInflux)
            {
                servers.InfluxPort = ManagedProcess.FreePort();
                servers._influx = await Influx.StartAsync(servers.FolderOf("influxdb"), servers.InfluxPort);
            }

            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>A folder of a candidate's own.</summary>
    /// <param name="name">Its name.</param>
    public string FolderOf(string name) => Path.Combine(_scratch, name);

    /// <summary>Starts the product with a store and waits until it fetches.</summary>
    /// <param name="store">The store.</param>
    /// <param name="meters">How many meters send.</param>
    public async Task<BenchmarkTarget> StartProductAsync(string store, int meters = LoadMessages.Meters)
    {
        var target = await BenchmarkTarget.StartAsync(store, FolderOf($"product-{store}"), BrokerPort, InfluxPort, meters);
        try
        {
            await Mosquitto.WaitForSubscriberAsync(Broker, BenchmarkTarget.FilterOf(store));
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _influx, _broker }.OfType<ManagedProcess>())
        {
            await process.DisposeAsync();
        }

        Directory.Delete(_scratch, recursive: true);
    }
}
