using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Tests.Quotas;

/// <summary>Monthly splits and exclusions as files.</summary>
public sealed class QuotaFileTests : IAsyncLifetime
{
    private const string Split = """
        monthly_splits:
          - class: government
            indicator: NonHeatingEnergyPerArea
            from_year: 2026
            shares: [0.10, 0.08, 0.07, 0.07, 0.07, 0.09, 0.12, 0.11, 0.08, 0.06, 0.06, 0.09]
            source: 局发〔2026〕3号
        """;

    private readonly AgencyWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world.Write(
            "meters", "code,institution,energy,role,parent,unit",
            $"E,{AgencyWorld.Court},Electricity,Main,,kWh", $"E-A,{AgencyWorld.Court},Electricity,Branch,E,kWh", $"E-AB,{AgencyWorld.Court},Electricity,Sub,E-A,kWh",
            $"E-L,{AgencyWorld.Court},Electricity,Branch,E,kWh", $"E-C,{AgencyWorld.Court},Electricity,Check,E,kWh", $"S,{AgencyWorld.Court},Electricity,Main,,kWh",
            $"F,{AgencyWorld.Court},Electricity,Main,,kWh");
        _world.Write(
            "boundaries", "institution,energy,meter,sign,share,from,source",
            $"{AgencyWorld.Court},Electricity,E,1,1,2025-01-01,图", $"{AgencyWorld.Court},Electricity,E-L,-1,1,2025-01-01,图", $"{AgencyWorld.Court},Electricity,S,1,0.3,2025-01-01,图");
        await _world.ImportAsync();
    }

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ImportAsync_Split_HoldsFromItsYearOnWithOneAuditLine()
    {
        var report = await ImportAsync(Split);

        Assert.Equal((1, 1), (report.Taken, report.Changed));
        Assert.Empty(report.Errors);
        var stored = await _world.State.AllAsync<MonthlySplit>();
        var shares = SplitRule.Find(stored, "government", QuotaIndicator.NonHeatingEnergyPerArea, 2027);
        Assert.Equal([0.10m, 0.08m, 0.07m, 0.07m, 0.07m, 0.09m, 0.12m, 0.11m, 0.08m, 0.06m, 0.06m, 0.09m], shares);
        Assert.Null(SplitRule.Find(stored, "government", QuotaIndicator.NonHeatingEnergyPerArea, 2025));
        Assert.All(stored, s => Assert.Equal(("局发〔2026〕3号", "system:test:t.yaml", _world.Time.GetUtcNow()), (s.Source, s.EnteredBy, s.EnteredAt)));
        var line = Assert.Single(await _world.State.AllAsync<AuditEntry>(), e => e.Action == "split.imported");
        Assert.Equal("split:government:NonHeatingEnergyPerArea:2026", line.Subject);
    }

    [Fact]
    public async Task ImportAsync_SplitTwiceThenCorrected_ChangesOnceEach()
    {
        await ImportAsync(Split);
        Assert.Equal(0, (await ImportAsync(Split)).Changed);

        var corrected = await ImportAsync(Split.Replace("0.10, 0.08", "0.09, 0.09", StringComparison.Ordinal));

        Assert.Equal(1, corrected.Changed);
        Assert.Equal(12, (await _world.State.AllAsync<MonthlySplit>()).Count);
        Assert.Contains("\"Before\":[0.1", (await _world.State.AllAsync<AuditEntry>())[^1].Detail, StringComparison.Ordinal);
        Assert.Null(await _world.Audit.FindBrokenLineAsync(Token));
    }

    [Theory]
    [InlineData("0.10, 0.08", "0.10, 0.0800000001", "shares")] // must be exactly 1
    [InlineData("0.10, 0.08", "0.18", "shares")] // eleven
    [InlineData("0.10, 0.08", "-0.10, 0.28", "shares")]
    [InlineData("0.10, 0.08", "ten, 0.08", "shares")]
    [InlineData("NonHeatingEnergyPerArea", "Everything", "indicator")]
    [InlineData("from_year: 2026", "from_year: soon", "from_year")]
    [InlineData("source: 局发〔2026〕3号", "source: ''", "source")]
    public async Task ImportAsync_BadSplit_IsNamedAndNotTaken(string good, string bad, string field)
    {
        var report = await ImportAsync(Split.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(report.Errors, e => e.Field == field && e.Place.StartsWith("monthly split 1", StringComparison.Ordinal));
        Assert.Equal((0, 0), (report.Taken, report.Changed));
        Assert.Empty(await _world.State.AllAsync<MonthlySplit>());
    }

    [Fact]
    public async Task ImportAsync_Exclusions_AreStoredOnceAndCorrectedInPlace()
    {
        var text = Exclusion("kind: SpecialSystem, energy_type: Electricity, meter: E-A, area: 120, people: 4");
        Assert.Equal(1, (await ImportAsync(text)).Changed);
        Assert.Equal(0, (await ImportAsync(text)).Changed);
        Assert.Equal(1, (await ImportAsync(text.Replace("area: 120", "area: 150", StringComparison.Ordinal))).Changed);

        var stored = Assert.Single(await _world.State.AllAsync<BoundaryExclusion>());
        Assert.Equal((150m, 4m, "E-A", true), (stored.Area, stored.People, stored.MeterCode, stored.Applies));
        Assert.Equal(2, (await _world.State.AllAsync<AuditEntry>()).Count(e => e.Action == "exclusion.imported"));
    }

    [Theory]
    [InlineData("kind: Garage, area: 500", null)]
    [InlineData("kind: Heating, energy_type: Electricity, meter: E-A", null)]
    [InlineData("kind: SpecialSystem, area: 80", null)] // not metered: known, and takes nothing out
    [InlineData("kind: Garage", "kind")]
    [InlineData("kind: Garage, area: 500, energy_type: Electricity, meter: E-A", "kind")]
    [InlineData("kind: Heating, energy_type: Electricity, meter: E-A, area: 20", "kind")]
    [InlineData("kind: SpecialSystem, meter: E-A", "meter")]
    [InlineData("kind: SpecialSystem, energy_type: Electricity, meter: nowhere", "meter")]
    [InlineData("kind: SpecialSystem, energy_type: NaturalGas, meter: E-A", "energy_type")]
    [InlineData("kind: SpecialSystem, energy_type: Electricity, meter: E-C", "meter")] // a check meter is never summed
    [InlineData("kind: SpecialSystem, energy_type: Electricity, meter: F", "meter")] // outside the boundary: nothing was added
    [InlineData("kind: SpecialSystem, energy_type: Electricity, meter: E-L", "meter")] // taken away by the formula already
    [InlineData("kind: SpecialSystem, energy_type: Electricity, meter: S", "meter")] // only three tenths of it were added
    [InlineData("kind: SpecialSystem, energy_type: Electricity, meter: E-A, area: -1", "area")]
    [InlineData("kind: Sauna, area: 1", "kind")]
    [InlineData("kind: ConstructionWorks, energy_type: Electricity, meter: E-A", null)]
    [InlineData("kind: ConstructionWorks, energy_type: Electricity, meter: E-A, area: 5", "kind")]
    [InlineData("kind: DataCentreIt, energy_type: Electricity, meter: E-AB", null)]
    [InlineData("kind: DataCentreIt, energy_type: Electricity, meter: E-AB, people: 2", "kind")]
    [InlineData("kind: Kitchen, energy_type: Electricity, meter: E-A, state: Perhaps", "state")]
    public async Task ImportAsync_Exclusion_TakesOutOnlyWhatWasCounted(string fields, string? fault)
    {
        var report = await ImportAsync(Exclusion(fields));

        Assert.Equal(fault, report.Errors.Select(e => e.Field).FirstOrDefault());
        Assert.Equal(fault is null ? 1 : 0, (await _world.State.AllAsync<BoundaryExclusion>()).Count);
    }

    [Fact]
    public async Task ImportAsync_ExclusionOfAMeterThatLeavesTheBoundary_IsRefusedUnlessItEndsBefore()
    {
        _world.Write("parents", "meter,from,parent,source", "E-AB,2026-03-01,F,图");
        await _world.ImportAsync();

        Assert.Equal("meter", Assert.Single((await ImportAsync(Exclusion("kind: Heating, energy_type: Electricity, meter: E-AB"))).Errors).Field);
        Assert.Empty((await ImportAsync(Exclusion("kind: Heating, energy_type: Electricity, meter: E-AB, to: 2026-03-01"))).Errors);
    }

    [Fact]
    public async Task ImportAsync_ExclusionBelowAnother_IsRefused()
    {
        await ImportAsync(Exclusion("kind: SpecialSystem, energy_type: Electricity, meter: E-A"));

        var report = await ImportAsync(Exclusion("kind: Heating, energy_type: Electricity, meter: E-AB"));

        Assert.Contains("E-A", Assert.Single(report.Errors).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state: Repealed", "effective_to")]
    [InlineData("life: []", "life")]
    [InlineData("life: [{kind: Repealed, on: 2020-01-01, by: 机关, document: 文}]", "life")]
    [InlineData("first_judged_year: 2019", "first_judged_year")]
    public async Task ImportAsync_StandardThatWouldJudgeOutsideItsDates_IsRefused(string line, string field)
    {
        var text = """
            standards:
              - code: T 1
                title_zh: 标准
                issuer: 机关
                effective_from: 2020-01-24
                state: InForce
                first_judged_year: 2021
                source: the text
                life: [{kind: Published, on: 2020-01-01, by: 机关, document: 文〔2020〕1号}]
            """;
        var key = line.Split(':')[0];
        var report = await ImportAsync(string.Join('\n', text.Split('\n').Select(l => l.TrimStart().StartsWith(key, StringComparison.Ordinal) ? $"    {line}" : l)));

        Assert.Contains(field, report.Errors.Select(e => e.Field));
        Assert.Empty(await _world.State.AllAsync<QuotaStandard>());
    }

    private static string Exclusion(string fields) =>
        $"exclusions:\n  - {{institution: {AgencyWorld.Court}, {fields}, from: 2025-01-01, source: 图}}\n";

    private Task<ImportReport> ImportAsync(string yaml) =>
        new StandardImport(_world.Audit, _world.Time).ImportAsync(AgencyWorld.Officer, "t.yaml", yaml, Token);
}
