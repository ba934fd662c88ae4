using System.Diagnostics;
using System.Globalization;
using EnergyQuota.Trials;
using EnergyQuota.Trials.RealBuildings;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>The product with one store, taking its own institution's messages from the shared broker or from connections of its own.</summary>
internal sealed class BenchmarkTarget : IAsyncDisposable
{
    private const int Portion = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly ProductServer _server;
    private readonly LoadMessages _last;
    private readonly Progress _progress;
    private readonly string _token;

    private BenchmarkTarget(string store, int port, ProductServer server, string token, LoadMessages messages, LoadMessages last)
    {
        Store = store;
        Port = port;
        Messages = messages;
        _server = server;
        _token = token;
        _last = last;
        _progress = new Progress(server.StateFile, last.MeterCodes.First());
    }

    /// <summary>The port of its embedded broker.</summary>
    public int Port { get; }

    /// <summary>The store.</summary>
    public string Store { get; }

    /// <summary>What is sent to it.</summary>
    public LoadMessages Messages { get; }

    /// <summary>The topics that a store's server fetches.</summary>
    /// <param name="store">The store.</param>
    public static string FilterOf(string store) => $"readings/{InstitutionOf(store)}/+";

    /// <summary>Registers the meters and starts the server.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="brokerPort">The shared broker.</param>
    /// <param name="influxPort">The shared InfluxDB.</param>
    /// <param name="meters">How many meters send.</param>
    public static async Task<BenchmarkTarget> StartAsync(string store, string folder, int brokerPort, int influxPort, int meters = LoadMessages.Meters)
    {
        var messages = new LoadMessages(InstitutionOf(store), store, meters);
        var last = new LoadMessages(InstitutionOf(store), $"{store}-last");
        var (port, token) = (ManagedProcess.FreePort(), Guid.NewGuid().ToString());
        var settings = new Dictionary<string, string>
        {
            ["Ingest:OldestReading"] = "00:00:00",
            ["Ingest:Broker:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Ingest:Broker:AllowAnonymous"] = "true",
            ["Site:MetricsToken"] = token,
            ["Ingest:Intake:Enabled"] = "true",
            ["Ingest:Intake:Host"] = "127.0.0.1",
            ["Ingest:Intake:Port"] = brokerPort.ToString(CultureInfo.InvariantCulture),
            ["Ingest:Intake:ClientId"] = store,
            ["Ingest:Intake:Filter"] = FilterOf(store),
            ["Quotas:SettleEverySeconds"] = "3600", // the way into the store is measured, not what is made of it
            ["Metering:Store"] = store,
            ["Metering:InfluxDb:Url"] = $"http://127.0.0.1:{influxPort}",
        };
        Directory.CreateDirectory(folder);
        var server = new ProductServer(Path.Combine(folder, "data"), settings, Path.Combine(folder, "server.log"));
        var import = Path.Combine(folder, "import");
        Register(import, InstitutionOf(store), [.. messages.MeterCodes, last.MeterCodes.First()]);
        await server.RunAsync(["import", import], TimeSpan.FromMinutes(5));
        await server.StartAsync();
        return new BenchmarkTarget(store, port, server, token, messages, last);
    }

    /// <summary>Sends a load through the shared broker and waits until it is in the store.</summary>
    /// <param name="port">The broker's port.</param>
    /// <param name="messages">How many messages.</param>
    /// <param name="readings">Readings in each.</param>
    public Task<TimeSpan> MeasureAsync(int port, int messages, int readings)
    {
        var packets = Messages.Next(messages, readings, "readings");
        packets.Add(LastPacket());
        return MeasureAsync(() => Task.Run(() => LoadGenerator.Send(port, packets)), (messages * readings) + 1);
    }

    /// <summary>Sends single readings over connections to the embedded broker and waits until they are in the store.</summary>
    /// <param name="connections">How many connections.</param>
    /// <param name="messages">How many messages.</param>
    public async Task<TimeSpan> MeasureAsync(int connections, int messages)
    {
        var packets = Messages.Next(messages, 1, "readings");
        var last = LastPacket();
        var sockets = await ConnectionLoad.ConnectAsync(Port, connections);
        try
        {
            return await MeasureAsync(
                async () =>
                {
                    await ConnectionLoad.SendAsync(sockets, packets);
                    await ConnectionLoad.SendAsync([sockets[0]], [last]);
                },
                messages + 1);
        }
        finally
        {
            foreach (var socket in sockets)
            {
                socket.Dispose();
            }
        }
    }

    /// <summary>Publishes while it is stopped; the broker keeps the messages.</summary>
    /// <param name="port">The broker's port.</param>
    /// <param name="messages">How many messages of one reading, at least.</param>
    public async Task FillBrokerAsync(int port, int messages)
    {
        await _server.StopAsync();
        for (var left = messages; left > 0; left -= Portion)
        {
            LoadGenerator.Send(port, Messages.Next(Math.Min(left, Portion), 1, "readings"));
        }

        LoadGenerator.Send(port, [LastPacket()]);
    }

    /// <summary>Starts it again and waits until it has taken in all that the broker kept.</summary>
    /// <returns>How long that took, and the most memory that it held at once, in bytes.</returns>
    public async Task<(TimeSpan Taken, long Memory)> CatchUpAsync()
    {
        var generation = _progress.LastGeneration();
        await _server.StartAsync();
        var watch = Stopwatch.StartNew();
        while (_progress.LastGeneration() == generation)
        {
            await WaitAsync(watch, 100);
        }

        var peak = File.ReadLines($"/proc/{_server.ProcessId}/status").Single(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return (watch.Elapsed, 1_024 * long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<TimeSpan> MeasureAsync(Func<Task> send, long readings)
    {
        var (generation, stored) = (_progress.LastGeneration(), await StoredAsync());
        var watch = Stopwatch.StartNew();
        var sending = send();
        while (_progress.LastGeneration() == generation)
        {
            await WaitAsync(watch, 10);
        }

        var taken = watch.Elapsed;
        await sending;
        for (var after = await StoredAsync(); after != stored + readings; after = await StoredAsync())
        {
            // The count follows the mark by a moment; a count that stays wrong ends the wait below.
            await WaitAsync(watch, 10);
        }

        return taken;
    }

    // What the product says that the store took for the first time.
    private async Task<long> StoredAsync()
    {
        var metrics = await _server.AskAsync("/metrics", _token);
        var line = metrics.Split('\n').Single(static line => line.Contains("readings_total{", StringComparison.Ordinal) && line.Contains("\"stored\"", StringComparison.Ordinal));
        return long.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    private async Task WaitAsync(Stopwatch watch, int milliseconds)
    {
        _server.DemandRunning();
        if (watch.Elapsed > Patience)
        {
            throw new TrialException($"{Store}: the load was not stored within {Patience}.");
        }

        await Task.Delay(milliseconds);
    }

    // A meter that nothing else touches: its mark says that everything sent before it is stored.
    private byte[] LastPacket() => _last.NextOfFirst($"readings/{InstitutionOf(Store)}/gateway");

    // As long as a unified social credit code.
    private static string InstitutionOf(string store) => store.ToUpperInvariant().PadRight(18, '0');

    private static void Register(string folder, string institution, IReadOnlyList<string> meters)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "regions.csv"), ["code,name_zh", "370000,测量"]);
        File.WriteAllLines(Path.Combine(folder, "institutions.csv"), ["code,name_zh,region,class,from", $"{institution},测量,370000,government,2015-01-01"]);
        File.WriteAllLines(
            Path.Combine(folder, "meters.csv"),
            ["code,institution,energy,role,unit,installed", .. meters.Select(code => $"{code},{institution},Electricity,Main,kWh,2015-01-01T00:00:00Z")]);
    }
}
