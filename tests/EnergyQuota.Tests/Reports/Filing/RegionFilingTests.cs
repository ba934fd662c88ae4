using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Tests.Documents;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Reports.Filing;

public sealed class RegionFilingTests
{
    private static readonly ReportPeriod January = ReportPeriod.Of(FilingWorld.January);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_PeriodsOver_AreFiledOnceForEachRegionWithInstitutions()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("37", "3701", "3702");

        var first = await world.RunRegionsAsync();
        var second = await world.RunRegionsAsync();

        // December, January, the last quarter and the year 2025, each for two regions; the third has no institution.
        Assert.Equal((8, 0), (first.Filed, second.Filed));
        var index = await world.IndexAsync();
        Assert.Equal(["2025", "2025-12", "2025-Q4", "2026-01"], index.Where(r => r.RegionCode == "37").Select(r => r.Period.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(index, r => Assert.True(File.Exists(world.FileOf(r))));
        Assert.Contains(await world.AuditedAsync(), line => line.Subject == "region:3701");
    }

    [Fact]
    public async Task FileAsync_FiledAlready_NeedsAReasonAndKeepsTheOldFile()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("3701");
        await world.RunRegionsAsync();
        var first = (await world.IndexAsync()).Single(r => r.Period == January && r.Extension == "pdf");
        var bytes = await File.ReadAllBytesAsync(world.FileOf(first), Token);
        await world.BookAsync(new DateOnly(2026, 1, 16), new DateOnly(2026, 2, 1), 1_300m);

        Assert.Equal((FilingOutcome.ReasonNeeded, 0), await world.RegionFiler.FileAsync(FilingWorld.Officer, "3701", January, " ", Token));
        Assert.Equal((FilingOutcome.Filed, 2), await world.RegionFiler.FileAsync(FilingWorld.Officer, "3701", January, "补传", Token));

        Assert.Equal(bytes, await File.ReadAllBytesAsync(world.FileOf(first), Token));
        var second = (await world.IndexAsync()).Single(r => r.Edition == 2 && r.Extension == "pdf");
        Assert.Contains("补传", Poppler.TextOf(await File.ReadAllBytesAsync(world.FileOf(second), Token)), StringComparison.Ordinal);
        Assert.Equal("region-3701-2026-01-v2-zh.pdf", second.FileName);
    }

    [Fact]
    public async Task FileAsync_NotOverUnsettledOrOutsideTheScope_IsRefused()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("37", "3701");
        Task<(FilingOutcome Outcome, int Edition)> FileAsync(Scope scope, string region, ReportPeriod period) => world.RegionFiler.FileAsync(scope, region, period, "", Token);

        Assert.Equal(FilingOutcome.NotAllowed, (await FileAsync(FilingWorld.Officer with { Role = Role.Officer }, "3701", January)).Outcome);
        Assert.Equal(FilingOutcome.NotFound, (await FileAsync(FilingWorld.Officer with { RegionPrefix = "3701" }, "37", January)).Outcome);
        Assert.Equal(FilingOutcome.NotOver, (await FileAsync(FilingWorld.Officer, "3701", new ReportPeriod(PeriodKind.Quarter, 2026, 1))).Outcome);
        await world.MarkAsync(new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(FilingOutcome.Unsettled, (await FileAsync(FilingWorld.Officer, "3701", January)).Outcome);
        Assert.Empty(await world.IndexAsync());
    }

    [Fact]
    public async Task ListAsync_ReportOfARegion_IsSeenByWhoeverSeesTheWholeRegionOnly()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("3701");
        await world.RunRegionsAsync();
        var id = (await world.IndexAsync())[0].Id;
        Task<FiledReportPage> ListAsync(Scope scope) => world.Filed.ListAsync(scope, new FiledReportFilter(null, null, 0, 100), Token);

        Assert.Equal("示范3701", (await ListAsync(FilingWorld.Officer)).Rows[0].Name.Chinese);
        Assert.Equal(8, (await ListAsync(FilingWorld.Officer with { RegionPrefix = "3701" })).Total);
        Assert.Equal(0, (await ListAsync(FilingWorld.Officer with { RegionPrefix = "370101" })).Total);
        Assert.Equal(0, (await ListAsync(new Scope("court", Role.Institution, null, Code))).Total);
        Assert.Null((await world.Filed.ReadAsync(FilingWorld.Officer with { RegionPrefix = "370101" }, id, Token)).Report);
    }

    [Fact]
    public async Task FileAsync_ByWhoeverSeesClassifiedInstitutions_HoldsNothingOfThem()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("3701");
        await world.AddClassifiedAsync("示范涉密单位");
        var named = FilingWorld.Officer with { SeesClassified = true };

        Assert.Equal((FilingOutcome.Filed, 1), await world.RegionFiler.FileAsync(named, "3701", January, "", Token));

        var drawn = await world.Regions.BuildAsync(named, "3701", null, January, new ReportEdition(1, ""), Token);
        Assert.Contains(drawn!.Institutions, static line => line.Name.Chinese == "示范涉密单位");
        var filed = (await world.IndexAsync()).Single(static r => r.Extension == "pdf");
        Assert.DoesNotContain("示范涉密单位", Poppler.TextOf(await File.ReadAllBytesAsync(world.FileOf(filed), Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAsync_InstitutionsAndRegions_CanBeToldApart()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("3701");
        await world.RunAsync();
        await world.RunRegionsAsync();
        async Task<int> CountAsync(bool? regions) => (await world.Filed.ListAsync(FilingWorld.Officer, new FiledReportFilter(null, null, 0, 100, regions), Token)).Total;

        Assert.Equal((4, 8, 12), (await CountAsync(false), await CountAsync(true), await CountAsync(null)));
        Assert.Equal(2, (await world.Filed.OfPeriodAsync(FilingWorld.Officer, Code, January, Token)).Count);
    }

    [Fact]
    public void Missing_QuarterInWhichDataBegan_IsDueWithItsLastMonth()
    {
        var zone = SiteZone.Find("Asia/Shanghai");
        var facts = new FilingFacts(new DateOnly(2020, 1, 1), null, new Month(2025, 11), [zone], [], new Dictionary<ReportPeriod, int>());

        IEnumerable<string> Due(Month lastOver, params ReportPeriod[] filed) =>
            FilingRule.Missing(facts with { Filed = filed.ToDictionary(p => p, _ => 1) }, Enum.GetValues<PeriodKind>(), 3, 24, lastOver.EndIn(zone).AddDays(4)).Select(m => m.Period.ToString());

        Assert.Equal(["2025-11"], Due(new Month(2025, 11)));
        Assert.Equal(["2025-12", "2025-Q4", "2025"], Due(new Month(2025, 12), new ReportPeriod(PeriodKind.Month, 2025, 11)));
        Assert.Empty(FilingRule.Missing(facts with { FirstData = null }, Enum.GetValues<PeriodKind>(), 3, 24, new Month(2026, 1).EndIn(zone)));
    }
}
