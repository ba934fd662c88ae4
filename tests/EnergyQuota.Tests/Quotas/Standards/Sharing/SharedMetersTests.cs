using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Tests.Quotas.Standards.Sharing;

/// <summary>A building that two bureaus share, split by a stated method.</summary>
public sealed class SharedMetersTests : IAsyncLifetime
{
    private const string Other = "12370000000000009X";

    private const string ByArea = $$"""
        shared_meters:
          - meter: S
            method: Area
            from: 2025-01-01
            source: 合用楼分摊协议 1
            parts:
              - {institution: {{AgencyWorld.Court}}, basis: 2000}
              - {institution: {{Other}}, basis: 1000}
        """;

    private readonly AgencyWorld _world = new();

    public async ValueTask InitializeAsync()
    {
        _world.Write("institutions", "code,name_zh,region,class,from", $"{AgencyWorld.Court},局一,3701,government,2000-01-01", $"{Other},局二,3701,government,2000-01-01");
        _world.Write("meters", "code,institution,energy,role,unit,parent", $"S,{AgencyWorld.Court},Electricity,Main,kWh,", $"S-1,{Other},Electricity,Branch,kWh,S");
        await _world.ImportAsync();
    }

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ImportAsync_Split_MakesTheSharesOfTheBoundary()
    {
        Assert.Equal((1, 2), (await ImportAsync(ByArea)) is var first ? (first.Taken, first.Changed) : default);
        Assert.Equal(0, (await ImportAsync(ByArea)).Changed);

        Assert.Equal([0.666667m, 0.333333m], (await _world.State.AllAsync<BoundaryTerm>()).OrderByDescending(t => t.Share).Select(t => t.Share));
        Assert.Equal(2, (await _world.State.AllAsync<AuditEntry>()).Count(e => e.Action == "shared-meter.split"));
        Assert.Null(await _world.Audit.FindBrokenLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ImportAsync_OtherMethodNextYear_IsQuestioned()
    {
        await ImportAsync(ByArea);
        var byPeople = ByArea.Replace("method: Area", "method: People", StringComparison.Ordinal).Replace("2025-01-01", "2026-01-01", StringComparison.Ordinal);

        var questioned = await ImportAsync(byPeople);
        Assert.Equal(("method", 0), (Assert.Single(questioned.Errors).Field, questioned.Changed));

        Assert.Empty((await ImportAsync(byPeople.Replace("source:", "reason: 面积已无法区分\n    source:", StringComparison.Ordinal))).Errors);
        var terms = await _world.State.AllAsync<BoundaryTerm>();
        Assert.Equal(2, terms.Count(t => t.To == new DateOnly(2026, 1, 1)));
        Assert.Equal(2, terms.Count(t => t.From == new DateOnly(2026, 1, 1) && t.To is null));
    }

    [Theory]
    [InlineData("meter: S", "meter: nowhere", "meter")]
    [InlineData(Other, "12370000000000008X", "parts institution")]
    [InlineData("basis: 1000", "basis: 0", "parts basis")]
    [InlineData("method: Area", "method: Feeling", "method")]
    public async Task ImportAsync_BadSplit_IsNamedAndNotTaken(string good, string bad, string field)
    {
        var report = await ImportAsync(ByArea.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal(field, report.Errors[0].Field);
        Assert.Empty(await _world.State.AllAsync<BoundaryTerm>());
    }

    [Fact]
    public async Task ImportAsync_SplitThatCountsTwice_IsRefused()
    {
        _world.Write("boundaries", "institution,energy,meter,from,source", $"{Other},Electricity,S-1,2024-01-01,图");
        await _world.ImportAsync();

        Assert.Equal("parts", Assert.Single((await ImportAsync(ByArea)).Errors).Field);
        Assert.Single(await _world.State.AllAsync<BoundaryTerm>());
    }

    private Task<ImportReport> ImportAsync(string yaml) =>
        new StandardImport(_world.Audit, _world.Time).ImportAsync(AgencyWorld.Officer, "t.yaml", yaml, TestContext.Current.CancellationToken);
}
