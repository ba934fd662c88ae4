using EnergyQuota.Quotas.Standards;
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
        Assert.Equal((2, 2), (report.Taken, report.Changed));
        Assert.Equal(1, _state.Count<QuotaRow>());
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
    public async Task ImportAsync_ValueChanged_UpdatesTheRowAndSaysSo()
    {
        await Import(Good);
        Assert.Equal(1, (await Import(Good.Replace("leading: 6.5", "leading: 6.4", StringComparison.Ordinal))).Changed);
        await using var state = _state.CreateDbContext();
        Assert.Equal(6.4m, (await state.Set<QuotaRow>().SingleAsync(Token)).Leading);
        Assert.Null(await _state.Audit.FindBrokenLineAsync(Token));
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
        Assert.Equal(57, standards.Sum(s => s.Rows.Count));
        Assert.Equal(34.12m, (await state.Set<CoefficientEntry>().SingleAsync(e => e.EnergyType == EnergyQuota.Metering.EnergyType.Heat, Token)).KgcePerUnit);
    }

    private Task<ImportReport> Import(string yaml) => new StandardImport(_state.Audit, _state.Time).ImportAsync(Officer, "t.yaml", yaml, Token);
}
