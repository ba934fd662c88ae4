using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Gateways;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Ingest.Pipeline;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Ingest.Profiles.Sparkplug;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Ingest.State;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Registry;
using EnergyQuota.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Ingest;

/// <summary>Journal, pipeline and state database of one test, with a store that can be switched off.</summary>
internal sealed class IngestWorld : IMeterDirectory, IReadingStore, IDbContextFactory<StateContext>, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IReadingStore? _engine;
    private FakeReadingStore _rows = new();
    private readonly DbContextOptions<StateContext> _stateOptions;

    public IngestWorld(long maxBytes = 1L << 30, TimeSpan durableAfter = default, IReadingStore? engine = null)
    {
        (DurableAfter, _engine) = (durableAfter, engine);
        _stateOptions = new DbContextOptionsBuilder<StateContext>()
            .UseSqlite($"Data Source={Path.Combine(_folder.Path, "state.db")};Pooling=False").Options;
        using (var state = CreateDbContext())
        {
            state.Database.EnsureCreated();
        }

        Births = new BirthKeeper(this, Memory);
        Journal = OpenJournal(Path.Combine(_folder.Path, "journal"), Disk, maxBytes);
        Status = new IngestStatus(Journal);
        Metrics = new IngestMetrics(Status, this, Options.Create(new AccountingOptions()), Memory);
        Room = new RejectRoom(Options.Create(RejectLimits));
        Writer = new RejectWriter(this, new AccountWriter(Options.Create(new AccountingOptions()), TimeProvider.System), Room, Births);
        Waiting = new WaitingMessages(Journal, Writer);
        Losses = new LossAccounts(
            this, new SlotQuery(this, Ledger, Some.Site, Options.Create(new AccountingOptions()), TimeProvider.System), Waiting);
        Inbox = new MessageInbox(Journal, Status, Options.Create(new DecodingOptions()), TimeProvider.System);
        Rejects = new RejectedMessages(
            this, Journal, new AuditLog(this, TimeProvider.System), Room, TimeProvider.System, NullLogger<RejectedMessages>.Instance);
        Accounts = new GatewayAccounts(this, new AuditLog(this, TimeProvider.System), TimeProvider.System);
        Pipeline = NewPipeline();
        Register("M1");
    }

    public FlushGate Disk { get; } = new();

    public Dictionary<string, KnownMeter> Meters { get; } = [];

    public ProfileSet Profiles { get; set; } = ProfileSet.Empty;

    public VendorMemory Memory { get; private set; } = VendorMemory.Of(new ProfileOptions());

    public BirthKeeper Births { get; private set; }

    public FakeMarks Marks { get; } = new();

    public MessageJournal Journal { get; }

    public IngestStatus Status { get; }

    public IngestMetrics Metrics { get; }

    public RejectOptions RejectLimits { get; } = new();

    public RejectRoom Room { get; }

    public RejectWriter Writer { get; private set; }

    public FakeLedger Ledger { get; } = new();

    public WaitingMessages Waiting { get; }

    public LossAccounts Losses { get; }

    public MessageInbox Inbox { get; }

    public RejectedMessages Rejects { get; }

    public GatewayAccounts Accounts { get; }

    public IngestPipeline Pipeline { get; }

    public bool StoreIsDown { get; set; }

    /// <summary>How often a batch still fails after the store has taken it: the store's answer is lost.</summary>
    public int AnswersLost { get; set; }

    public TimeSpan DurableAfter { get; }

    public string Life { get; set; } = "1";

    public string Description => "in memory";

    public static MessageJournal OpenJournal(string folder, FlushGate disk, long maxBytes = 1L << 30) => new(
        new JournalOptions { Folder = folder, MaxBytes = maxBytes }, TimeProvider.System, NullLogger<MessageJournal>.Instance, disk.Flush);

    public static KnownMeter Known(string meter, string institution = "A") =>
        new(meter, institution, TimeZoneInfo.Utc, ClockBounds.Since(null), [new KnownRegister(new RegisterId(meter), MeasureUnit.KilowattHour)]);

    public IngestPipeline NewPipeline() => new(
        Journal, Profiles, Memory, this, Marks, _engine ?? this, Writer, Status, Metrics, Options.Create(new DecodingOptions()),
        Options.Create(new PipelineOptions { BatchMilliseconds = 10 }), TimeProvider.System, NullLogger<IngestPipeline>.Instance);

    /// <summary>Makes an account for institution A and gives its secret.</summary>
    public async Task<string> IssueAsync(string name)
    {
        await using (var state = CreateDbContext())
        {
            if (!await state.Set<Institution>().AnyAsync(Stop))
            {
                state.AddRange(new Region { Code = "37", NameZh = "山东省" }, Some.Institution("A", "37"));
                await state.SaveChangesAsync(Stop);
            }
        }

        return (await Accounts.IssueAsync(Scope.System("test"), name, "A", Stop)).Secret!;
    }

    /// <summary>The program forgets what it has only in memory of vendors' messages.</summary>
    public void ForgetMemory()
    {
        Memory = VendorMemory.Of(new ProfileOptions());
        Births = new BirthKeeper(this, Memory);
        Writer = new RejectWriter(this, new AccountWriter(Options.Create(new AccountingOptions()), TimeProvider.System), Room, Births);
    }

    public void Register(string meter) => Meters[meter] = Known(meter);

    public async Task SendAsync(string payload, string topic = "readings/A/g1")
    {
        var address = await Inbox.AcceptAsync(topic, new(System.Text.Encoding.UTF8.GetBytes(payload)), false, Stop);
        await Inbox.WaitDurableAsync(address, Stop);
    }

    public Task DrainAsync() => Pipeline.DrainAsync(Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);

    public async Task<long> StoredAsync(string meter = "M1") => await _rows.CountAsync(
        RegisterAccess.System("test"), [new RegisterId(meter)], DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Stop);

    public async Task<List<Reading>> ReadingsAsync(string meter, string register = RegisterId.DefaultName)
    {
        var readings = new List<Reading>();
        await foreach (var reading in _rows.ReadAsync(
            RegisterAccess.System("test"), [new RegisterId(meter, register)], DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Stop))
        {
            readings.Add(reading);
        }

        return readings;
    }

    /// <summary>A meter at which the decoder fails, as a fault of ours would let it.</summary>
    public string? MeterThatFails { get; set; }

    public KnownMeter? Find(ReadOnlySpan<char> meterCode) => MeterThatFails is { } fails && meterCode.SequenceEqual(fails)
        ? throw new InvalidOperationException($"No way to {fails}.")
        : Meters.GetValueOrDefault(meterCode.ToString());

    public bool IsLoaded => true;

    public double ExpectedPerHour => 0;

    public Task RefreshAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string> LifeAsync(CancellationToken cancellationToken) =>
        StoreIsDown ? throw new StoreUnavailableException("The store is switched off.") : Task.FromResult(Life);

    /// <summary>The engine breaks down, loses all it had not on disk and starts anew.</summary>
    public void StartEngineAnew() => (_rows, Life) = (new FakeReadingStore(), Life + "1");

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        if (StoreIsDown)
        {
            throw new StoreUnavailableException("The store is switched off.");
        }

        var outcome = TakeAsync(batch, cancellationToken);
        return AnswersLost-- > 0 ? throw new StoreUnavailableException("The answer was lost.") : outcome;
    }

    /// <summary>What happens between the engine's taking a batch and its answer.</summary>
    public Func<Task>? Taken { get; set; }

    /// <summary>A meter whose readings the engine refuses.</summary>
    public string? MeterTheStoreRefuses { get; set; }

    private async Task<AppendOutcome> TakeAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        var refused = batch.Index().Where(item => item.Item.Register.Meter == MeterTheStoreRefuses).Select(item => new RefusedReading(item.Index, "not on Sundays")).ToList();
        var taken = await _rows.AppendAsync([.. batch.Where(reading => reading.Register.Meter != MeterTheStoreRefuses)], cancellationToken);
        await (Taken?.Invoke() ?? Task.CompletedTask);
        return taken with { Refused = refused };
    }

    public IAsyncEnumerable<Reading> ReadAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        _rows.ReadAsync(access, registers, from, to, cancellationToken);

    public Task<long> CountAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        _rows.CountAsync(access, registers, from, to, cancellationToken);

    public StateContext CreateDbContext() => new(_stateOptions, [new RegistryPart(), new IngestPart()]);

    public async ValueTask DisposeAsync()
    {
        Metrics.Dispose();
        Waiting.Dispose();
        Disk.Open();
        await Pipeline.StopAsync(CancellationToken.None);
        Pipeline.Dispose();
        await Journal.DisposeAsync();
        Disk.Dispose();
        _folder.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
