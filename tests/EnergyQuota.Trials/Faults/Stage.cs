using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Trials.RealBuildings;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Trials.Faults;

/// <summary>The product and the servers around it, on which faults happen one after the other.</summary>
/// <param name="folder">A folder of its own.</param>
/// <param name="kind">Which servers.</param>
/// <param name="settings">How much is published, and the seed.</param>
internal sealed partial class Stage(string folder, StageKind kind, FaultsSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestRefill = TimeSpan.FromSeconds(60);
    private readonly int _embeddedPort = ManagedProcess.FreePort();
    private ManagedProcess? _mosquitto;
    private ManagedProcess? _engine;
    private ProductServer? _server;
    private Progress? _progress;
    private Way _way;

    /// <summary>Makes the random choices.</summary>
    public Random Random { get; } = new(settings.Seed);

    /// <summary>Where everything is.</summary>
    public Places Places { get; } = new(folder, StoreOf(kind));

    /// <summary>What has been published.</summary>
    public Load Load { get; } = new(new Random(settings.Seed));

    /// <summary>The product.</summary>
    public ProductServer Server => _server!;

    /// <summary>The connection between the product and Mosquitto.</summary>
    public TcpRelay? Relay { get; private set; }

    /// <summary>The disk on which all data lie, where it is a small one.</summary>
    public SmallDisk? Disk { get; private set; }

    /// <summary>The clock that the product sees, where it is not the machine's.</summary>
    public FakedClock? Clock { get; private set; }

    /// <summary>Whether the full load is published, so that there is time for slow faults.</summary>
    public bool IsFull => settings.Readings >= new FaultsSettings().Readings;

    /// <summary>How long a server that hangs does so.</summary>
    public TimeSpan Hold { get; } = TimeSpan.FromSeconds(settings.HoldSeconds ?? (settings.Readings >= new FaultsSettings().Readings ? 60 : 5));

    /// <summary>What the product has written to its log so far.</summary>
    public string ServerLog => TextFile.ReadShared(LogFile);

    private string LogFile => Path.Combine(folder, "server.log");

    /// <summary>Starts the servers, registers the meters and starts the product.</summary>
    public async Task OpenAsync()
    {
        Directory.CreateDirectory(folder);
        var values = Places.Settings();
        values["Ingest:Broker:Enabled"] = "true";
        values["Ingest:Broker:Port"] = _embeddedPort.ToString(CultureInfo.InvariantCulture);
        values["Ingest:Broker:AllowAnonymous"] = "true";
        values["Ingest:Intake:Enabled"] = kind == StageKind.DuckDb ? "true" : "false";
        if (kind == StageKind.DuckDb)
        {
            _mosquitto = await Mosquitto.StartAsync(Places.Broker, Places.BrokerPort, Checkout.File("config/mosquitto.conf"));
            Relay = new TcpRelay(Places.BrokerPort);
            values["Ingest:Intake:Port"] = Relay.Port.ToString(CultureInfo.InvariantCulture);
        }
        else if (kind == StageKind.InfluxDb)
        {
            await StartEngineAsync();

            // A hanging server is to be noticed within the round.
            values["Metering:InfluxDb:Timeout"] = "00:00:10";
        }
        else if (kind == StageKind.VictoriaMetrics)
        {
            await StartEngineAsync();
            values["Metering:VictoriaMetrics:Timeout"] = "00:00:10";
            values["Metering:VictoriaMetrics:DurableAfter"] = "00:00:10"; // the least that the setting takes
        }
        else if (kind == StageKind.FakedClock)
        {
            Clock = new FakedClock(Path.Combine(folder, "clock"));
            Clock.Set(TimeSpan.Zero);
        }
        else
        {
            Disk = await SmallDisk.MountAsync(Places.Data);
        }

        _server = new ProductServer(Places.Data, values, LogFile, Clock);
        _progress = new Progress(_server.StateFile, Load.LastMeter);
        Load.WriteRegistry(Places.Import);
        await Server.RunAsync(["import", Places.Import], TimeSpan.FromMinutes(2));
        await Server.StartAsync();
        if (_mosquitto is not null)
        {
            await Mosquitto.WaitForSubscriberAsync(_mosquitto, ReadingTopic.Filter);
        }
    }

    /// <summary>Starts to publish a load.</summary>
    /// <param name="way">Which way.</param>
    public (StubbornPublisher Publisher, Task Done) Publish(Way way)
    {
        _way = way;
        var publisher = new StubbornPublisher(PortOf(way), "load", Load.Topic, Load.Take(settings.Readings));
        return (publisher, publisher.RunAsync(CancellationToken.None));
    }

    /// <summary>Publishes messages that are no readings of the load.</summary>
    /// <param name="way">Which way.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="payloads">The messages.</param>
    public Task PublishAsync(Way way, string topic, IReadOnlyList<byte[]> payloads) =>
        new StubbornPublisher(PortOf(way), "other", topic, payloads).RunAsync(CancellationToken.None).WaitAsync(Patience);

    /// <summary>Waits until a part of a load is acknowledged.</summary>
    /// <param name="load">The load.</param>
    /// <param name="share">How much of it, 0 to 1.</param>
    public static Task WaitForAsync((StubbornPublisher Publisher, Task Done) load, double share) =>
        UntilAsync(() => load.Done.IsCompleted || load.Publisher.Acknowledged >= load.Publisher.Count * share, "the load is not acknowledged");

    /// <summary>Waits until something is so.</summary>
    /// <param name="condition">What must become true.</param>
    /// <param name="otherwise">What to say where it does not.</param>
    /// <exception cref="TrialException">It did not within three minutes.</exception>
    public static async Task UntilAsync(Func<bool> condition, string otherwise)
    {
        for (var watch = Stopwatch.StartNew(); !condition();)
        {
            if (watch.Elapsed > Patience)
            {
                throw new TrialException($"Within {Patience}: {otherwise}.");
            }

            await Task.Delay(10);
        }
    }

    /// <summary>Waits until all of a load is acknowledged.</summary>
    /// <param name="load">The load.</param>
    public async Task FinishAsync((StubbornPublisher Publisher, Task Done) load)
    {
        try
        {
            await load.Done.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TrialException($"{load.Publisher.Acknowledged} of {load.Publisher.Count} messages acknowledged within {Patience}. Log:\n{Tail(ServerLog)}");
        }
    }

    /// <summary>Waits until everything published is stored.</summary>
    public async Task StoredAsync()
    {
        var before = _progress!.LastGeneration();
        await new StubbornPublisher(PortOf(_way), "load", Load.EndTopic, [Load.TakeEnd()]).RunAsync(CancellationToken.None).WaitAsync(Patience);
        await UntilAsync(
            () =>
            {
                Server.DemandRunning();
                return _progress.LastGeneration() > before;
            },
            $"the end of the load is not stored. Log:\n{Tail(ServerLog)}");
        if (kind == StageKind.VictoriaMetrics)
        {
            await RefilledAsync();
        }
    }

    // What the server confirmed and lost is stored again from the journal once the product has looked whether it still is the
    // same, which takes up to its span; and what it takes it finds a little later.
    private async Task RefilledAsync()
    {
        var (rows, watch) = (new StoredRows(Places, StoreOf(kind)), Stopwatch.StartNew());
        while (await rows.CountAsync() < Load.Next + Load.Ends && watch.Elapsed < LongestRefill)
        {
            await Task.Delay(500);
        }
    }

    /// <summary>Compares the store with what was published since a reading; the product is stopped.</summary>
    /// <param name="from">The reading's number.</param>
    public async Task<List<string>> CompareAsync(long from)
    {
        var losses = MayBeLost is null ? null : new LossCheck(Accounts!, MayBeLost);
        (MayBeLost, Accounts) = (null, null);
        return await new StoreCheck(Places, StoreOf(kind)).RunAsync(from, Load, losses);
    }

    /// <summary>The readings that a broker may have lost in this round; <see langword="null"/>: none may be.</summary>
    public IReadOnlySet<long>? MayBeLost { get; set; }

    /// <summary>What the product says about the round's hours, where something may be lost.</summary>
    public IReadOnlyDictionary<DateTimeOffset, AccountedHour>? Accounts { get; set; }

    /// <summary>Asks the product for the accounts of the hours since a reading.</summary>
    /// <param name="from">The reading's number.</param>
    public async Task<IReadOnlyDictionary<DateTimeOffset, AccountedHour>> AskAccountsAsync(long from)
    {
        using var client = await SignedInClient.LogInAsync(Server.Site, "admin", FirstPassword().Match(ServerLog).Groups[1].Value);
        return await AccountedHour.AskAsync(client, Load.TimeOf(from), Load.TimeOf(Load.Next - 1));
    }

    /// <summary>Kills Mosquitto.</summary>
    public Task KillMosquittoAsync() => _mosquitto!.KillAsync();

    /// <summary>Starts Mosquitto again and waits until the product has subscribed.</summary>
    /// <param name="started">What to do as soon as it listens.</param>
    public async Task StartMosquittoAgainAsync(Action started)
    {
        var before = Mosquitto.CountSubscribers(_mosquitto!, ReadingTopic.Filter);
        _mosquitto = await Mosquitto.StartAsync(Places.Broker, Places.BrokerPort, Checkout.File("config/mosquitto.conf"));
        started();
        await Mosquitto.WaitForSubscriberAsync(_mosquitto, ReadingTopic.Filter, before + 1);
    }

    /// <summary>Starts the server of the reading store, or starts it again.</summary>
    public async Task StartEngineAsync() => _engine = kind == StageKind.InfluxDb
        ? await Influx.StartAsync(Places.Influx, Places.InfluxPort)
        : await Victoria.StartAsync(Places.Victoria, Places.VictoriaPort);

    /// <summary>The server of the reading store, to be ended or held.</summary>
    public ManagedProcess Engine => _engine!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Relay?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_mosquitto?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_engine?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Disk?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [GeneratedRegex("Log in as +admin / ([^ ]+) ")]
    private static partial Regex FirstPassword();

    private static string StoreOf(StageKind kind) => kind switch
    {
        StageKind.InfluxDb => "influxdb",
        StageKind.VictoriaMetrics => "victoriametrics",
        _ => "duckdb",
    };

    private static string Tail(string log) => string.Join('\n', log.Split('\n').TakeLast(15));

    private int PortOf(Way way) => way == Way.Embedded ? _embeddedPort : Places.BrokerPort;
}
