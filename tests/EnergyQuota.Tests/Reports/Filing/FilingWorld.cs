using EnergyQuota.Inspections;
using EnergyQuota.Inspections.State;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Forms;
using EnergyQuota.Reports.Regional;
using EnergyQuota.Reports.State;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Registry;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Reports.Filing;

/// <summary>The court with a meter, its ledger in memory, and an archive in a folder of its own; it is 5 February 2026.</summary>
internal sealed class FilingWorld : IAsyncDisposable
{
    public const string School = "11370000MB2848010S";

    public static readonly Month December = new(2025, 12);
    public static readonly Month January = new(2026, 1);
    public static readonly Scope Officer = new("officer", Role.Administrator, "37");

    private readonly TestState _state = new(new QuotasPart(), new InspectionsPart(), new ReportsPart());
    private readonly TemporaryFolder _folder = new();
    private readonly FakeLedger _ledger = new();
    private readonly IOptions<SiteOptions> _site = Microsoft.Extensions.Options.Options.Create(new SiteOptions());

    public FilingWorld() => Audit = new AuditLog(_state, Time);

    public FakeTimeProvider Time { get; } = new(January.EndIn(SiteZone.Find("Asia/Shanghai")).AddDays(4));

    public AuditLog Audit { get; }

    public ReportOptions Settings { get; } = new() { Formats = "pdf,xlsx", Languages = "zh", InstitutionPeriods = "month" };

    public FakeOnTheWay OnTheWay { get; } = new();

    public string Folder => _folder.Path;

    public FiledReports Filed => new(_state, Archive, NullLogger<FiledReports>.Instance);

    public ReportFiler Filer => new(Gate, Reports, Shelf, OnTheWay);

    public InstitutionReports Reports => new(Builder, Periods);

    public InstitutionReportBuilder Periods => new(_state, _ledger, Microsoft.Extensions.Options.Options.Create(new QuotaOptions()), _site, Time);

    public StatisticalFormsBuilder Forms => new(_state, new ConsumptionQuery(_state, _ledger, _site), _ledger, _site, Time);

    private FilingGate Gate => new(_state, _ledger, new InstitutionQueries(_state), _site, Time);

    private ReportShelf Shelf => new(Archive, Audit, Options, Time);

    public FilingRun Run => new(
        _state, _ledger, new FirstEditions(Gate, Reports, Shelf, OnTheWay, Options, NullLogger<FirstEditions>.Instance), OnTheWay, Options, _site, NullLogger<FilingRun>.Instance);

    public RegionReportFiler RegionFiler => new(RegionFacts, Regions, Shelf, OnTheWay, Time);

    private RegionFilingFacts RegionFacts => new(_state, _ledger, new InstitutionQueries(_state), _site);

    public RegionReportBuilder Regions => new(
        _state, new ConsumptionQuery(_state, _ledger, _site), new Verdicts(_state), new RegionCases(_state, _site, Time),
        new RegionSuspects(_state, new InstitutionQueries(_state), _ledger, _site), Microsoft.Extensions.Options.Options.Create(new QuotaOptions()),
        Microsoft.Extensions.Options.Options.Create(new InspectionOptions()), _site, Time);

    private IOptions<ReportOptions> Options
    {
        get
        {
            Settings.Folder = Path.Combine(_folder.Path, "reports");
            return Microsoft.Extensions.Options.Options.Create(Settings);
        }
    }

    private ReportArchive Archive => new(Options);

    public MonthlyReportBuilder Builder => new(
        _state, _ledger, Microsoft.Extensions.Options.Options.Create(new QuotaOptions()), _site, Time);

    /// <summary>A court with data from 1 December 2025 to the end of January 2026, its second half of January missing.</summary>
    public static async Task<FilingWorld> MakeAsync()
    {
        var world = new FilingWorld();
        await world._state.AddAsync(
            Standard(Row()),
            Rules().CoefficientSets["set"],
            Court(),
            Fact(InstitutionFactKind.FloorArea, 10_000m, new DateOnly(2020, 1, 1)),
            new Meter
            {
                Code = "E1",
                InstitutionCode = Code,
                EnergyType = EnergyType.Electricity,
                Role = MeterRole.Main,
                Registers = [new MeterRegister { MeterCode = "E1", Unit = MeasureUnit.KilowattHour }],
            },
            new Meter
            {
                Code = "E1-branch",
                InstitutionCode = Code,
                EnergyType = EnergyType.Electricity,
                Role = MeterRole.Branch,
                Registers = [new MeterRegister { MeterCode = "E1-branch", Unit = MeasureUnit.KilowattHour }],
            },
            QuotaWorld.Term("E1", new DateOnly(2020, 1, 1), null));
        await world.BookAsync(December.FirstDay, new DateOnly(2026, 1, 16), 1_234.5m);
        return world;
    }

    public Task BookAsync(DateOnly from, DateOnly to, decimal perDay, string meter = "E1") => _ledger.ReplaceAsync(
        [
            new LedgerChange(
                new RegisterId(meter), from, to,
                [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(day => new LedgerDay
                {
                    Register = new RegisterId(meter),
                    Day = from.AddDays(day),
                    Amount = perDay,
                    Quantity = perDay,
                    ExpectedHours = 24,
                    MeasuredHours = 24,
                    EstimatedHours = 0,
                })],
                DateTimeOffset.MinValue, DateTimeOffset.MinValue, []),
        ],
        TestContext.Current.CancellationToken);

    /// <summary>Lets a change of the meter wait to be settled.</summary>
    public Task MarkAsync(DateTimeOffset at) => new SettlementMarks(_state, Time).MarkAsync(
        [new EnergyQuota.Metering.Settlement.SettlementRange(new RegisterId("E1"), at, at)], TestContext.Current.CancellationToken);

    public async Task SettleAsync()
    {
        var marks = new SettlementMarks(_state, Time);
        await marks.ClearAsync([.. await marks.ListAsync(10, TestContext.Current.CancellationToken)], TestContext.Current.CancellationToken);
    }

    public Task<FilingTally> RunAsync() => Run.RunAsync(Time.GetUtcNow(), TestContext.Current.CancellationToken);

    public Task AddRegionsAsync(params string[] codes) =>
        _state.AddAsync([.. codes.Select(code => new Region { Code = code, NameZh = $"示范{code}" })]);

    /// <summary>Adds a classified school beside the court.</summary>
    public Task AddClassifiedAsync(string name) => _state.AddAsync(
        new Institution { Code = "11370000MB2848009S", NameZh = name, RegionCode = "370101", Class = "education", IsClassified = true, From = new DateOnly(2020, 1, 1) });

    /// <summary>Adds a school with a meter and consumption of its own from December on.</summary>
    public async Task AddSchoolAsync()
    {
        await _state.AddAsync(
            new Institution { Code = School, NameZh = "示范学校", NameEn = "Model school", RegionCode = "370101", Class = "education", From = new DateOnly(2020, 1, 1) },
            new Meter
            {
                Code = "E2",
                InstitutionCode = School,
                EnergyType = EnergyType.Electricity,
                Role = MeterRole.Main,
                Registers = [new MeterRegister { MeterCode = "E2", Unit = MeasureUnit.KilowattHour }],
            },
            new BoundaryTerm
            {
                InstitutionCode = School,
                EnergyType = EnergyType.Electricity,
                MeterCode = "E2",
                Sign = 1,
                Share = 1m,
                From = new DateOnly(2026, 1, 10),
                Source = "test",
                EnteredBy = "test",
                EnteredAt = new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero),
            });
        await BookAsync(December.FirstDay, new DateOnly(2026, 2, 1), 77.5m, "E2");
    }

    public Task<FilingTally> RunRegionsAsync() => new RegionFilingRun(
        _state, RegionFacts, RegionFiler, OnTheWay, Options, _site, NullLogger<RegionFilingRun>.Instance).RunAsync(Time.GetUtcNow(), TestContext.Current.CancellationToken);

    public Task<List<FiledReport>> IndexAsync() => _state.AllAsync<FiledReport>();

    public async Task<IReadOnlyList<AuditEntry>> AuditedAsync() => [.. (await _state.AllAsync<AuditEntry>()).Where(line => line.Action == "report.filed")];

    public string FileOf(FiledReport report) => Path.Combine(Settings.Folder, report.Path);

    public async ValueTask DisposeAsync()
    {
        Audit.Dispose();
        await _ledger.DisposeAsync();
        _state.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A journal that is empty or not, as the test says.</summary>
internal sealed class FakeOnTheWay : IReadingsOnTheWay
{
    public bool None { get; set; } = true;

    public Task<bool> NoneAsync(TimeSpan patience, CancellationToken cancellationToken) => Task.FromResult(None);
}
