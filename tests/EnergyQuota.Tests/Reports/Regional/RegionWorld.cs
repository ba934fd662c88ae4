using EnergyQuota.Inspections;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.State;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;
using EnergyQuota.Reports.State;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Registry;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Reports.Regional;

/// <summary>Two counties of a city on 10 February 2026; institutions are added as a test needs them.</summary>
internal sealed class RegionWorld : IAsyncDisposable
{
    public const string City = "3701", County = "370101", Other = "370102";
    public static readonly ReportPeriod January = new(PeriodKind.Month, 2026, 1);
    public static readonly Scope CityOfficer = new("city", Role.Officer, City);

    private readonly TestState _state = new(new QuotasPart(), new InspectionsPart(), new ReportsPart());
    private readonly FakeLedger _ledger = new();
    private readonly IOptions<SiteOptions> _site = Options.Create(new SiteOptions());
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 10, 4, 0, 0, TimeSpan.Zero));

    public static async Task<RegionWorld> MakeAsync()
    {
        var world = new RegionWorld();
        await world._state.AddAsync(
            QuotaFacts.Rules().CoefficientSets["set"],
            new Region { Code = City, NameZh = "示范市", NameEn = "Model City" },
            new Region { Code = County, NameZh = "甲县", NameEn = "County A" },
            new Region { Code = Other, NameZh = "乙县", NameEn = "County B" });
        return world;
    }

    public async Task<RegionReport?> FindAsync(Scope scope, string region, ReportPeriod? period = null, string? only = null)
    {
        var builder = new RegionReportBuilder(
            _state, new ConsumptionQuery(_state, _ledger, _site), new Verdicts(_state), new RegionCases(_state, _site, _time),
            new RegionSuspects(_state, new InstitutionQueries(_state), _ledger, _site), Options.Create(new QuotaOptions()),
            Options.Create(new InspectionOptions()), _site, _time);
        return await builder.BuildAsync(scope, region, only, period ?? January, null, TestContext.Current.CancellationToken);
    }

    public async Task<RegionReport> BuildAsync(string region = City, ReportPeriod? period = null, string? only = null) => (await FindAsync(CityOfficer, region, period, only))!;

    /// <summary>An institution, with a meter named after it unless it shall have none.</summary>
    public async Task AddAsync(string code, string region = County, string @class = "government", bool metered = true)
    {
        await _state.AddAsync(new Institution { Code = code, NameZh = $"机构{code}", NameEn = $"Office {code}", RegionCode = region, Class = @class, SubClass = "x", From = new DateOnly(2020, 1, 1) });
        if (metered)
        {
            await _state.AddAsync(
                new Meter
                {
                    Code = Meter(code),
                    InstitutionCode = code,
                    EnergyType = EnergyType.Electricity,
                    Role = MeterRole.Main,
                    Registers = [new MeterRegister { MeterCode = Meter(code), Unit = MeasureUnit.KilowattHour }],
                },
                new BoundaryTerm
                {
                    InstitutionCode = code,
                    EnergyType = EnergyType.Electricity,
                    MeterCode = Meter(code),
                    Sign = 1,
                    From = new DateOnly(2020, 1, 1),
                    Source = "test",
                    EnteredBy = "test",
                    EnteredAt = DateTimeOffset.UnixEpoch,
                });
        }
    }

    /// <summary>Books so much a day from a day on.</summary>
    public Task BookAsync(string code, DateOnly from, int days, decimal perDay, params Finding[] findings) => _ledger.ReplaceAsync(
        [
            new LedgerChange(
                new RegisterId(Meter(code)), from, from.AddDays(days),
                [.. Enumerable.Range(0, days).Select(day => new LedgerDay
                {
                    Register = new RegisterId(Meter(code)), Day = from.AddDays(day), Amount = perDay, Quantity = perDay, ExpectedHours = 24, MeasuredHours = 24, EstimatedHours = 0,
                })],
                DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, findings),
        ],
        TestContext.Current.CancellationToken);

    public Task FindAsync(string code, FindingKind kind, DateTimeOffset at, decimal held) =>
        BookAsync(code, new DateOnly(2026, 2, 1), 1, 1m, new Finding(new RegisterId(Meter(code)), kind, at, held));

    public Task JudgeAsync(string code, Grade grade, decimal? value, int year = 2025, decimal constraint = 20m) => _state.AddAsync(Verdict(code, grade, value, year, constraint));

    public static Verdict Verdict(string code, Grade grade, decimal? value, int year = 2025, decimal constraint = 20m, string set = "set") => new()
    {
        InstitutionCode = code,
        Year = year,
        Indicator = QuotaIndicator.NonHeatingEnergyPerArea,
        StandardCode = "S",
        RowKey = "row",
        Grade = grade,
        Value = value,
        Unit = "kgce/(m2·a)",
        Constraint = constraint,
        CoefficientSetId = set,
        InputsJson = "{}",
        AsOf = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
        Revision = 1,
        Current = true,
    };

    public Task OpenAsync(string code, CaseKind kind, CaseState state, long? verdict = null) => _state.AddAsync(new CaseFile
    {
        Kind = kind,
        State = state,
        InstitutionCode = code,
        Year = 2025,
        VerdictId = verdict,
        OpenedAt = new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.Zero),
    });

    public async Task<long> VerdictIdAsync(string code) => (await _state.AllAsync<Verdict>()).Single(v => v.InstitutionCode == code).Id;

    public static string Meter(string code) => $"E-{code}";

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _state.Dispose();
    }
}
