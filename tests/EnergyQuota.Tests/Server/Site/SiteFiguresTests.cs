using System.Globalization;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Each page shows the figures that follow from what was imported and published.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteFiguresTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SmallTown Town => site.Town;

    [Fact]
    public async Task Overview_SmallTown_ShowsItsTotalsAndGrades()
    {
        await using var visitor = await site.AdminAsync();
        var meters = await site.AskAsync(state => state.Set<Meter>().CountAsync(Stop));
        var open = await site.AskAsync(state => state.Set<Alert>().CountAsync(alert => alert.State == AlertState.Open, Stop));

        Assert.Equal($"机构 2 表计 {meters}", await visitor.TextAsync(".eq-kpi >> nth=0"));
        var total = (SmallTown.PerDay[SmallTown.Main] + SmallTown.PerDay[SmallTown.SchoolMain]) * Town.MonthDays;
        Assert.StartsWith($"本月用量（至昨日） · 电 {Amount(total)}kWh", (await visitor.TextAsync(".eq-kpi >> nth=1")).Replace(" kWh", "kWh", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("完整率 100.0 %", await visitor.TextAsync(".eq-kpi >> nth=1"), StringComparison.Ordinal);
        Assert.Equal($"未确认告警 {open}", await visitor.TextAsync(".eq-kpi:last-child"));
        Assert.Equal("1", (await visitor.RowAsync("达引导值"))[^1]);
        Assert.Equal("1", (await visitor.RowAsync("超定额", "section:has(h2:has-text('年评定')) table:first-of-type"))[^1]);
        await visitor.Page.Locator(".eq-chart").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "看表格" }).ClickAsync();
        await visitor.Page.Locator(".eq-chart-table tbody tr").First.WaitForAsync();
        Assert.Equal(12, await visitor.Page.Locator(".eq-chart-table tbody tr").CountAsync());
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Institutions_SmallTown_ShowsEachWithAreaAndConsumption()
    {
        await using var visitor = await site.AdminAsync("/institutions");

        var court = await visitor.RowAsync(SmallTown.CourtZh);
        Assert.Equal([SmallTown.CourtZh, SmallTown.Court, "示范市", "党政机关", "1,000", Amount(SmallTown.PerDay[SmallTown.Main] * Town.MonthDays), "100.0 %"], court.Take(7));
        Assert.StartsWith("超定额", court[7], StringComparison.Ordinal);
        Assert.Equal("3", court[8]);
        Assert.Equal(Amount(SmallTown.PerDay[SmallTown.SchoolMain] * Town.MonthDays), (await visitor.RowAsync(SmallTown.SchoolZh))[5]);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Institution_Court_ShowsVerdictBoundaryProofAndLoss()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}");

        var verdict = await visitor.RowAsync("MODEL 1");
        Assert.Equal([Town.ClosedYear.ToString(CultureInfo.InvariantCulture), Amount(Town.CourtValue), "50.00", "100.0 %", "超定额 暂定"], [verdict[0], .. verdict.Skip(2)]);
        Assert.Contains("单位建筑面积电耗 kWh/(m²·a)", verdict[1], StringComparison.Ordinal);
        Assert.Contains("建筑面积 1,000 m²", await visitor.TextAsync(".eq-head"), StringComparison.Ordinal);
        await visitor.Page.Locator(".eq-tabs a", new PageLocatorOptions { HasText = "计量与数据质量" }).ClickAsync();
        await visitor.Page.HasMovedToAsync($"{site.Url}/institutions/{SmallTown.Court}/meters");
        Assert.Equal("电 = 总电表 (T-E0)", await visitor.TextAsync("#boundary dl"));
        Assert.Contains("核验 通过 没有计量器具被重复计入", await visitor.TextAsync("#boundary"), StringComparison.Ordinal);
        var (own, below) = (SmallTown.PerDay[SmallTown.Main] * Town.MonthDays, (SmallTown.PerDay[SmallTown.Lights] + SmallTown.PerDay[SmallTown.Power]) * Town.MonthDays);
        Assert.Equal(
            ["总电表 T-E0 − (T-E1 + T-E2)", Exact(own), Exact(below), Exact(own - below), "kWh", "4.2 %", "100.0 %", "正常"],
            await visitor.RowAsync("T-E1 + T-E2", "#balance"));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Overview_Drill_LeadsToInstitutionMeterAndReading()
    {
        await using var visitor = await site.AdminAsync();

        await visitor.Page.Locator(".eq-kpi >> nth=0").Locator("a").First.ClickAsync();
        await visitor.Page.Locator("main tbody a", new PageLocatorOptions { HasText = SmallTown.SchoolZh }).ClickAsync();
        await visitor.Page.Locator(".eq-tabs a", new PageLocatorOptions { HasText = "计量与数据质量" }).ClickAsync();
        await visitor.Page.Locator("main tbody a", new PageLocatorOptions { HasText = "学校电表" }).First.ClickAsync();
        await visitor.Page.HasMovedToAsync($"{site.Url}/meters/{SmallTown.SchoolMain}");
        await visitor.Page.GetByText("最近示数").WaitForAsync();

        Assert.Contains(SmallTown.SchoolZh, await visitor.TextAsync("main"), StringComparison.Ordinal);
        var newest = await visitor.RowAsync("设备时间");
        Assert.Equal(Exact(Town.RegisterToday(SmallTown.SchoolMain)), newest[1]);
        Assert.Equal("kWh", newest[2]);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Meters_SmallTown_ShowsNewestRegister()
    {
        await using var visitor = await site.AdminAsync("/meters");

        var row = await visitor.RowAsync(SmallTown.Main);
        Assert.Equal(["T-E0 总电表", SmallTown.CourtZh, "电", "入口", "", Exact(Town.RegisterToday(SmallTown.Main)), "kWh"], row.Take(7));
        Assert.Equal("24 小时", row[8]);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Alerts_CourtOverItsQuota_ShowsValueAgainstConstraint()
    {
        await using var visitor = await site.AdminAsync("/alerts?state=all&kind=Over");

        var row = await visitor.RowAsync(SmallTown.CourtZh);
        Assert.Equal(
            [SmallTown.CourtZh, $"{Town.ClosedYear}", "超定额", "单位建筑面积电耗", Amount(Town.CourtValue), "50.00", "kWh/(m²·a)"],
            row.Skip(1).Take(7));
        Assert.Equal("共 1 条", await visitor.TextAsync(".eq-tools .eq-muted"));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Cases_CourtOverItsQuota_OffersToRequestAnExplanation()
    {
        await using var visitor = await site.AdminAsync("/explanations");

        var row = await visitor.RowAsync(SmallTown.CourtZh, "section:has(#over)");
        Assert.Equal([SmallTown.CourtZh, $"{Town.ClosedYear}", "超定额 暂定", "单位建筑面积电耗", Amount(Town.CourtValue), "50.00", "kWh/(m²·a)", "要求说明"], row);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Verdict_FromTheReadings_BeginsAtWhatTheRegistersShowed()
    {
        await using var visitor = await site.AdminAsync("/explanations");
        await visitor.Page.Locator("#over tbody tr", new PageLocatorOptions { HasText = SmallTown.CourtZh }).Locator(".eq-num a").ClickAsync();
        await visitor.Page.GetByText("从示数算起").ClickAsync();
        await visitor.Page.GetByText("2. 示数").WaitForAsync();

        var december = await visitor.RowAsync($"{SmallTown.Main}/total {Town.ClosedYear}-12-01");
        Assert.Matches(@"^[0-9.]+ − [0-9.]+$", december[1]);
        Assert.Equal("kWh", december[3]);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Reports_Opened_OffersTheInstitutions()
    {
        await using var visitor = await site.AdminAsync("/reports");

        await visitor.Page.Locator("main option", new PageLocatorOptions { HasText = SmallTown.CourtZh }).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Reports_RegionChosen_PrintsItsReport()
    {
        await using var visitor = await site.AdminAsync("/reports");
        var html = visitor.Page.Locator("a[href^='/reports/region?region=37&'][href$='html']");
        await html.WaitForAsync();

        var printed = await visitor.AskAsync((await html.GetAttributeAsync("href"))!);

        Assert.Equal(200, printed.Status);
        Assert.Contains(SmallTown.CourtZh, await printed.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.AskAsync("/reports/region?region=99&period=2026-01&lang=zh&format=html")).Status);
        Assert.Equal(400, (await visitor.AskAsync("/reports/region?region=37&period=2026-13&lang=zh&format=html")).Status);
        visitor.AssertQuiet(site.Url);
    }

    [Theory]
    [InlineData("/institutions/none")]
    [InlineData("/meters/none%2Fof%20that%20name")]
    [InlineData("/no/such/page")]
    public async Task Page_UnknownCode_SaysSoAndShowsTheWayBack(string path)
    {
        await using var visitor = await site.AdminAsync();

        await visitor.Page.GotoAsync(path);
        await visitor.Page.GetByText("没有这一页").WaitForAsync();

        Assert.True(await visitor.Page.Locator("main .eq-empty a").CountAsync() > 0);
    }

    private static string Amount(decimal amount) => amount >= 1_000m
        ? decimal.Round(amount, 0, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture)
        : Exact(amount);

    private static string Exact(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("N2", CultureInfo.InvariantCulture);
}
