using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Trials;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Quotas.Standards.Trials;

/// <summary>"Under the draft, 2 of 3 offices would be over": a standard tried on a past year, from the same ledger, without storing anything.</summary>
public sealed class StandardTrialTests : IDisposable
{
    private const string Draft = """
        standards:
          - code: "D/1"
            title_zh: 草案
            issuer: 局
            region: "37"
            effective_from: 2027-01-01
            first_judged_year: 2027
            state: Draft
            source: 草案
            rows:
              - {class: government, indicator: ElectricityPerArea, unit: "kWh/(m2·a)", constraint: 20, confidence: Agency}
        """;

    private static readonly string[] Codes = ["12370000000000011X", "12370000000000012X", "12370000000000013X", "12330000000000014X"];
    private readonly AgencyWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task RunAsync_Draft_CountsWhoWouldBeOverAndStoresNothing()
    {
        await ThreeOfficesAsync(10m, 25m, 30m, 99m);
        var before = (await _world.State.AllAsync<Verdict>()).Count;
        var lines = (await _world.State.AllAsync<AuditEntry>()).Count;

        var outcome = (await Trial.RunAsync(AgencyWorld.Officer, "D/1", 2025, _world.Time.GetUtcNow(), Token))!;

        // The fourth lies in another region.
        var count = Assert.Single(outcome.Counts);
        Assert.Equal((3, 3, 2, 0, "government"), (outcome.Institutions, count.Judged, count.Over, count.OverNow, count.Class));
        Assert.Equal([(Grade.Constraint, 10m), (Grade.Over, 25m), (Grade.Over, 30m)], outcome.Rows.Select(r => (r.Grade, decimal.Round(r.Value!.Value, 3))));
        Assert.Equal((before, lines), ((await _world.State.AllAsync<Verdict>()).Count, (await _world.State.AllAsync<AuditEntry>()).Count));
    }

    [Fact]
    public async Task RunAsync_StandardThatJudges_SaysWhatItsVerdictsSay()
    {
        await ThreeOfficesAsync(10m, 25m, 30m, 99m);
        await _world.ImportAsync(Draft.Replace("D/1", "L/1", StringComparison.Ordinal).Replace("2027", "2024", StringComparison.Ordinal)
            .Replace("state: Draft", "state: InForce\n    life: [{kind: Published, on: 2024-01-01, by: 局, document: 文}]", StringComparison.Ordinal));
        await _world.JudgeAsync();

        var outcome = (await Trial.RunAsync(AgencyWorld.Officer, "L/1", 2025, _world.Time.GetUtcNow(), Token))!;

        Assert.All(outcome.Rows, row => Assert.Equal((row.Grade, "L/1"), (row.GradeNow, row.StandardNow)));
        Assert.Equal(2, Assert.Single(outcome.Counts).OverNow);
    }

    [Fact]
    public async Task RunAsync_ByScope_SeesItsOwnOnly()
    {
        await ThreeOfficesAsync(10m, 25m, 30m, 99m);

        var own = (await Trial.RunAsync(new Scope("o", Role.Officer, null, Codes[1]), "D/1", 2025, _world.Time.GetUtcNow(), Token))!;

        Assert.Equal([Codes[1]], own.Rows.Select(r => r.InstitutionCode));
        Assert.Null(await Trial.RunAsync(new Scope("r", Role.Leader, "37"), "D/1", 2025, _world.Time.GetUtcNow(), Token));
        Assert.Null(await Trial.RunAsync(AgencyWorld.Officer, "none", 2025, _world.Time.GetUtcNow(), Token));
    }

    private StandardTrial Trial => new(
        _world.State, _world.Ledger, Options.Create(new QuotaOptions()), Options.Create(new StandardOptions()), Options.Create(new SiteOptions()));

    private async Task ThreeOfficesAsync(params decimal[] perArea)
    {
        _world.Write("regions", "code,name_zh", "37,山东省", "3701,济南市", "33,浙江省");
        _world.Write("institutions", "code,name_zh,region,class,from", [.. Codes.Select((code, i) => $"{code},局{i},{(i < 3 ? "3701" : "33")},government,2000-01-01")]);
        _world.Write("meters", "code,institution,energy,role,unit,billed", [.. Codes.Select((code, i) => $"M{i},{code},Electricity,Main,kWh,yes")]);
        _world.Write("boundaries", "institution,energy,meter,from,source", [.. Codes.Select((code, i) => $"{code},Electricity,M{i},2020-01-01,图")]);
        _world.Write("facts", "institution,kind,from,value,source", [.. Codes.Select(code => $"{code},FloorArea,2020-01-01,1000,证")]);
        _world.Write("bills", "meter,from,to,quantity,document", [.. perArea.Select((value, i) => $"M{i},2025-01-01,2026-01-01,{value * 1_000m},B{i}")]);
        await _world.ImportAsync(Draft);
        await _world.JudgeAsync();
    }
}
