using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Quotas;

public sealed class StandardImportTests : IDisposable
{
    private const string Good = """
        standards:
          - code: T 1
            title_zh: 标准
            issuer: 机关
            effective_from: 2020-01-24
            state: InForce
            first_judged_year: 2021
            coefficient_set: c
            source: the text
            life: [{kind: Published, on: 2020-01-01, by: 机关, document: 文〔2020〕1号}]
            rows:
              - {class: government, indicator: NonHeatingEnergyPerArea, unit: "kgce/(m2·a)", constraint: 20.0, leading: 6.5, confidence: High}
              - {class: government, indicator: ElectricityPerArea, unit: "kgce/(m2·a)", constraint: 20.0, confidence: High}
              - {class: medical, indicator: NonHeatingEnergyPerArea, unit: "kgce/(m2·a)", constraint: 20.0, leading: 21, confidence: High}
              - {class: medical, indicator: Nonsense, unit: x, constraint: -1, confidence: low}
        """;

    private static readonly Scope Officer = Scope.System("test");

    private readonly QuotaState _state = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task ImportAsync_SomeRowsBad_TakesTheGoodAndNamesTheOthers()
    {
        var report = await Import(Good);
        Assert.Equal((3, 3), (report.Taken, report.Changed));
        Assert.Equal((1, 1), (_state.Count<QuotaRow>(), _state.Count<StandardDecision>()));
        Assert.Equal(["unit", "constraint", "indicator", "constraint", "confidence"], report.Errors.Select(e => e.Field));
        Assert.All(report.Errors, e => Assert.StartsWith("T 1 row ", e.Place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ImportAsync_Twice_ChangesNothing()
    {
        await Import(Good);
        var lines = _state.Count<AuditEntry>();
        Assert.Equal(0, (await Import(Good)).Changed);
        Assert.Equal(lines, _state.Count<AuditEntry>());
    }

    [Fact]
    public async Task ImportAsync_ValueOfAPublishedStandardChanged_IsRefusedWithWhereAndWhy()
    {
        await Import(Good);
        var lines = _state.Count<AuditEntry>();

        var report = await Import(Good.Replace("leading: 6.5", "leading: 6.4", StringComparison.Ordinal).Replace("2021", "2020", StringComparison.Ordinal));

        Assert.Equal((0, 0), (report.Taken, report.Changed));
        Assert.Equal(
            [("T 1", "first_judged_year"), ("T 1 row government|||NonHeatingEnergyPerArea", "leading")],
            report.Errors.Where(e => e.Reason.Contains("published", StringComparison.Ordinal)).Select(e => (e.Place, e.Field)));
        Assert.All(report.Errors.Where(e => e.Field == "leading" && e.Place.Contains('|')), e => Assert.Contains("'6.5' would become '6.4'", e.Reason, StringComparison.Ordinal));
        Assert.Equal(lines, _state.Count<AuditEntry>());
    }

    [Fact]
    public async Task ImportAsync_WhereItWasReadChanged_IsTakenAlsoOfAPublishedStandard()
    {
        await Import(Good);
        Assert.Equal(1, (await Import(Good.Replace("source: the text", "source: the text\n    title_en: Model", StringComparison.Ordinal))).Changed);
        Assert.Null(await _state.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task ImportAsync_Draft_IsWhatItsFileSays()
    {
        var draft = OneRow("T 2", "state: Draft");
        await Import(draft);
        Assert.Equal(1, (await Import(draft.Replace("constraint: 20", "constraint: 19", StringComparison.Ordinal))).Changed);
        Assert.Equal(2, (await Import(draft.Replace("class: government", "class: medical", StringComparison.Ordinal))).Changed);

        await using var state = _state.CreateDbContext();
        Assert.Equal(("medical", 20m), (await state.Set<QuotaRow>().Select(r => new { r.Class, r.Constraint }).ToListAsync(Token)).Select(r => (r.Class, r.Constraint)).Single());
    }

    [Fact]
    public async Task ImportAsync_DraftThatTheFileWouldPublish_IsRefused()
    {
        await Import(OneRow("T 2", "state: Draft"));

        var report = await Import(OneRow("T 2", "state: InForce\n    life: [{kind: Published, on: 2024-01-01, by: 机关, document: 文}]"));

        Assert.Equal("state", Assert.Single(report.Errors).Field);
    }

    [Fact]
    public async Task ImportAsync_CoefficientOfAPublishedStandardChanged_IsRefused()
    {
        const string set = "coefficient_sets:\n  - {id: c, source: s, year: 2019, entries: [{energy_type: Electricity, unit: kWh, value: 0.31}]}\n";
        await Import(set);
        Assert.Equal(1, (await Import(set.Replace("0.31", "0.30", StringComparison.Ordinal))).Changed);
        await Import(Good);

        var report = await Import(set);

        Assert.Contains("T 1", Assert.Single(report.Errors).Reason, StringComparison.Ordinal);
        Assert.Equal((0, 0), (report.Taken, report.Changed));
    }

    [Fact]
    public async Task ImportAsync_NoYaml_NamesTheLine()
    {
        var error = Assert.Single((await Import("standards:\n  - code: [\n")).Errors);
        Assert.StartsWith("line ", error.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_UnknownField_IsAnErrorOfTheFile() =>
        Assert.Single((await Import("standards:\n  - code: T 1\n    colour: red\n")).Errors);

    [Fact]
    public async Task ImportAsync_ScopeOfOneRegion_IsRefused() =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            new StandardImport(_state.Audit, _state.Time).ImportAsync(new Scope("x", Role.Administrator, "37"), "f", Good, Token));

    [Fact]
    public async Task ImportAsync_FilesShipped_HaveNoErrors()
    {
        var files = Repository.Files("config/standards", "*.yaml").Concat(Repository.Files("config/coefficients", "*.yaml")).ToList();
        foreach (var file in files)
        {
            Assert.Empty((await new StandardImport(_state.Audit, _state.Time).ImportAsync(Officer, file, Repository.Read(file), Token)).Errors);
        }

        await using var state = _state.CreateDbContext();
        var standards = await state.Set<QuotaStandard>().Include(s => s.Rows).ToListAsync(Token);
        Assert.All(standards, s => Assert.True(s.Demonstration || (s.State == StandardState.Draft && s.Rows.Count == 0)));
        Assert.All(standards.Where(s => s.Demonstration), s => Assert.Contains("示范", s.TitleZh, StringComparison.Ordinal));
        Assert.Equal(
            [("DB33/T 736-2021", 0), ("DEMO DB37/T 2671-2019", 45), ("DEMO DB37/T 2672-2019", 19), ("DEMO DB37/T 2673-2019", 22), ("DEMO DB37/T 3780-2019", 59), ("DEMO DB37/T 4452-2021", 11)],
            standards.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => (s.Code, s.Rows.Count)));
        Assert.Equal(34.12m, (await state.Set<CoefficientEntry>().SingleAsync(e => e.EnergyType == EnergyQuota.Metering.EnergyType.Heat, Token)).KgcePerUnit);
    }

    private static string OneRow(string code, string state) => $$"""
        standards:
          - code: {{code}}
            title_zh: 标准
            issuer: 机关
            effective_from: 2025-01-01
            first_judged_year: 2026
            source: the text
            {{state}}
            rows:
              - {class: government, indicator: ElectricityPerArea, unit: "kWh/(m2·a)", constraint: 20, confidence: Agency}
        """;

    private Task<ImportReport> Import(string yaml) => new StandardImport(_state.Audit, _state.Time).ImportAsync(Officer, "t.yaml", yaml, Token);
}
