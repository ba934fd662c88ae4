using EnergyQuota.Inspections.State;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas.Alerting;
using EnergyQuota.Tests.Registry;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Quotas;

/// <summary>An agency's whole way, from the files it imports to the verdict; only the two stores are in memory.</summary>
internal sealed class AgencyWorld : IDisposable
{
    public const string Court = "12370000000000001X";
    public static readonly Scope Officer = Scope.System("test");
    private readonly TemporaryFolder _folder = new();
    private readonly FakeReadingStore _readings = new();
    private readonly AuditHeads _heads;
    private readonly SettlementMarks _marks;

    public AgencyWorld()
    {
        Audit = new AuditLog(State, Time);
        _marks = new SettlementMarks(State, Time);
        _heads = new AuditHeads(Audit, Options.Create(new AuditOptions { KeyFile = InFolder("audit.pem"), HeadsFolder = _folder.Path }), Time);
        Write("regions", "code,name_zh", "37,山东省", "3701,济南市");
        Write("institutions", "code,name_zh,region,class,sub_class,climate_zone,from", $"{Court},示范法院,3701,government,below_city,A,2000-01-01");
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

    public TestState State { get; } = new(new QuotasPart(), new InspectionsPart());

    public FakeLedger Ledger { get; } = new();

    public AuditLog Audit { get; }

    public Alerts Alerts => new(State, Audit, AlertFacts.Policy, Time);

    public AuditKey Key => _heads.Key;

    public FakeReadingStore Readings => _readings;

    public EvidencePacks Packs => field ??= new(State, Ledger, _readings, new RegisterFactsSource(State, Some.Site), Audit, _heads, Options.Create(new SiteOptions()), Time);

    public VerdictRecheck Recheck => new(State, Ledger, Options.Create(new SiteOptions()));

    public AssessmentRun Run => new(State, Ledger, Audit, Options.Create(new QuotaOptions()), Options.Create(new SiteOptions()), AlertFacts.Policy);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string InFolder(string file) => Path.Combine(_folder.Path, file);

    public void Write(string kind, string header, params string[] rows) =>
        File.WriteAllText(Path.Combine(_folder.Path, $"{kind}.csv"), $"{header}\n{string.Join('\n', rows)}\n");

    /// <summary>Imports the CSV files written, then YAML texts; whatever is not taken fails the test.</summary>
    public async Task ImportAsync(params string[] yaml)
    {
        var importer = new Importer(Audit, _marks, new MeterDirectory(State, Some.Site), Time);
        Assert.All(await importer.ImportAsync(Officer, _folder.Path, Token), file => Assert.Empty(file.Errors));
        foreach (var text in yaml)
        {
            Assert.Empty((await new StandardImport(Audit, Time).ImportAsync(Officer, "t.yaml", text, Token)).Errors);
        }
    }

    /// <summary>Puts readings into the store and marks what they touch, as ingest does.</summary>
    public async Task ReceiveAsync(string meter, params (DateTimeOffset At, decimal Value)[] readings)
    {
        var register = new RegisterId(meter);
        await _marks.MarkAsync([new SettlementRange(register, readings.Min(r => r.At), readings.Max(r => r.At))], Token);
        await _readings.AppendAsync([.. readings.Select(r => new Reading(register, r.At, r.Value, r.At, TimeBasis.Device))], Token);
    }

    /// <summary>Settles all that is marked, assesses, and gives the court's current verdicts of 2025.</summary>
    public async Task<IReadOnlyList<Verdict>> JudgeAsync()
    {
        var settler = new Settler(_readings, Ledger, _marks, new RegisterFactsSource(State, Some.Site));
        while ((await settler.SettleAsync(100, Token)).Marks > 0)
        {
            // Round after round, as the job does.
        }

        using var run = Run;
        await run.RunAsync(Time.GetUtcNow(), Token);
        return await new Verdicts(State).OfYearAsync(Officer, 2025, Token);
    }

    public void Dispose()
    {
        Packs.Dispose();
        _heads.Dispose();
        Audit.Dispose();
        State.Dispose();
        _folder.Dispose();
    }
}
