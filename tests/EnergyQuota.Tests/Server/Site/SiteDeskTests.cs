using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The data desk, as people use it.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteDeskTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Desk_JumpAccepted_IsPreviewedSavedSettledAndGone()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-DESK1");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        await visitor.Page.OpenAsync($"/desk?q={meter.Code}");
        Assert.Equal(("跳变待定", "5,024.00 kWh"), ((await visitor.RowAsync(meter.Code))[1], (await visitor.RowAsync(meter.Code))[4]));
        Assert.Equal(0m, await QuantityAsync(meter));

        await visitor.Page.Locator("main tbody tr").GetByText("查看").ClickAsync();
        await visitor.Page.GetByText("前后示数").WaitForAsync();
        Assert.Contains("316.00 kWh", await visitor.TextAsync(".eq-facts"), StringComparison.Ordinal);
        await visitor.Page.GetByText("认定为真实用量").ClickAsync();
        await visitor.Page.GetByLabel("依据").FillAsync("2411");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "预览影响" }).ClickAsync();
        await visitor.Page.GetByText("保存后的变化").WaitForAsync();
        var month = await visitor.RowAsync($"{meter.JumpDay:yyyy-MM}", ".eq-months");
        Assert.Equal(("+5,024.00", "1"), (month[3], month[4]));
        Assert.Equal([$"{meter.JumpDay:yyyy-MM-dd}", "0.00", "5,024.00", "+5,024.00"], (await visitor.RowAsync($"{meter.JumpDay:yyyy-MM-dd}", ".eq-days")).Take(4));
        Assert.Empty(await EntriesAsync(meter));

        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存" }).ClickAsync();
        await visitor.Page.GetByText("已保存，正在重新结算").WaitForAsync();
        await visitor.Page.OpenAsync($"/desk?q={meter.Code}");
        Assert.Contains("结算中", (await visitor.RowAsync(meter.Code))[1], StringComparison.Ordinal);
        await site.SettleAsync();

        await visitor.Page.OpenAsync($"/desk?q={meter.Code}");
        await visitor.Page.GetByText("没有符合条件的记录").WaitForAsync();
        Assert.Equal(5_024m, await QuantityAsync(meter));
        var line = Assert.Single(await LinesAsync(meter, "register.decision"));
        Assert.Equal(RunningSite.Officer, line.Actor);
        Assert.Contains("2411", line.Detail, StringComparison.Ordinal);
        await visitor.Page.OpenAsync($"/desk?state=decided&q={meter.Code}");
        Assert.Equal("认定为真实用量", (await visitor.RowAsync(meter.Code))[2]);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Desk_DecisionWithdrawn_ComesBackToTheDesk()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-DESK2");
        await using var visitor = await site.AdminAsync();
        Assert.Equal(204, (await visitor.SendAsync($"/api/v1/meters/{meter.Code}/events", SiteDeskApiTests.Decision(meter, "Reject"))).Status);
        await site.SettleAsync();

        await visitor.Page.OpenAsync($"/desk?state=decided&q={meter.Code}");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "撤销" }).ClickAsync();
        await visitor.Page.GetByText("新出现").WaitForAsync();
        await visitor.Page.GetByLabel("撤销理由").FillAsync("2414");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "撤销" }).Last.ClickAsync();
        await visitor.Page.GetByText("已撤销").WaitForAsync();
        await site.SettleAsync();

        await visitor.Page.OpenAsync($"/desk?q={meter.Code}");
        Assert.Equal("跳变待定", (await visitor.RowAsync(meter.Code))[1]);
        Assert.Contains("2414", Assert.Single(await LinesAsync(meter, "register.withdrawn")).Detail, StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task MeterPage_HandReadingAndReplacement_AreEnteredWithPreview()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-DESK3");
        await using var visitor = await site.AdminAsync($"/meters/{meter.Code}");
        await visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "登记数据" }).ClickAsync();
        await visitor.Page.GetByLabel("旧表止码").WaitForAsync();

        await visitor.Page.GetByLabel("时刻").FillAsync($"{meter.At(10).ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd'T'HH:mm}");
        await visitor.Page.GetByLabel("旧表止码").FillAsync("340");
        await visitor.Page.GetByLabel("新表起码").FillAsync("5340");
        await visitor.Page.GetByLabel("依据").FillAsync("2412");
        await visitor.Page.GetByLabel("经办人").FillAsync("0917");
        await visitor.Page.SetInputFilesAsync("main input[type=file]", new FilePayload { Name = "x.exe", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 9] });
        await visitor.Page.GetByText("SHA-256").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "预览影响" }).ClickAsync();
        await visitor.Page.GetByText("不再待办").WaitForAsync();
        Assert.Equal("+24.00", (await visitor.RowAsync($"{meter.JumpDay:yyyy-MM-dd}", ".eq-days"))[3]);
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存" }).ClickAsync();
        await visitor.Page.GetByText("已保存").WaitForAsync();

        await visitor.Page.OpenAsync($"/meters/{meter.Code}/enter?what=HandReading");
        await visitor.Page.GetByLabel("时刻").FillAsync($"{meter.At(5).AddHours(12).ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd'T'HH:mm}");
        await visitor.Page.GetByLabel("示数").FillAsync("232");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "预览影响" }).ClickAsync();
        await visitor.Page.GetByText("“依据”缺失或超出范围").WaitForAsync();
        await visitor.Page.GetByLabel("依据").FillAsync("2413");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "预览影响" }).ClickAsync();
        await visitor.Page.GetByText("24 / 0 / 0 → 0 / 0 / 24").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存" }).ClickAsync();
        await visitor.Page.GetByText("已保存").WaitForAsync();
        await site.SettleAsync();

        await visitor.Page.OpenAsync($"/meters/{meter.Code}");
        var entered = await visitor.RowAsync("2412");
        Assert.Equal("340.00 → 5,340.00 kWh", entered[2]);
        Assert.Equal(["2412", "经办人 0917", "附件"], entered[3].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.EndsWith(".jpg", Assert.Single(await EntriesAsync(meter), known => known.Attachment is not null).Attachment, StringComparison.Ordinal);
        Assert.Contains("0917", Assert.Single(await LinesAsync(meter, "register.replacement")).Detail, StringComparison.Ordinal);
        Assert.Equal("232.00 kWh", (await visitor.RowAsync("2413"))[2]);
        Assert.Equal(24m, await QuantityAsync(meter));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task MeterPage_BillWithdrawn_IsGoneAndItsAuditLineKeepsIt()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-DESK5");
        await using var visitor = await site.AdminAsync();
        var (from, to) = ($"{meter.JumpDay.AddDays(-60):yyyy-MM-dd}", $"{meter.JumpDay.AddDays(-30):yyyy-MM-dd}");
        foreach (var document in new[] { "2415", "2416" })
        {
            var bill = new { from, to, quantity = 25m, document };
            Assert.Equal(204, (await visitor.SendAsync($"/api/v1/meters/{meter.Code}/bills", bill)).Status);
            (from, to) = (to, $"{meter.JumpDay.AddDays(-10):yyyy-MM-dd}");
        }

        await visitor.Page.OpenAsync($"/meters/{meter.Code}");
        var row = visitor.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = "2415" });
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "撤销" }).ClickAsync();
        await visitor.Page.GetByText("−25.00").Or(visitor.Page.GetByText("-25.00")).First.WaitForAsync();
        await visitor.Page.GetByLabel("撤销理由").FillAsync("2417");
        await visitor.Page.Locator(".eq-tools").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "撤销" }).ClickAsync();
        await visitor.Page.GetByText("已撤销").WaitForAsync();

        await visitor.Page.OpenAsync($"/meters/{meter.Code}");
        Assert.Equal("25.00 kWh", (await visitor.RowAsync("2416"))[2]);
        Assert.DoesNotContain("2415", await visitor.TextAsync("main"), StringComparison.Ordinal);
        var line = Assert.Single(await LinesAsync(meter, "bill.withdrawn"));
        Assert.Contains("2415", line.Detail, StringComparison.Ordinal);
        Assert.Contains("2417", line.Detail, StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Desk_ReaderAndStranger_SeeNoButtonOrNothingAtAll()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-DESK4");
        await using (var reader = await site.ArriveAsync())
        {
            await reader.Page.LogInAsync(RunningSite.Reader, RunningSite.ReaderPassword);
            await reader.Page.OpenAsync(meter.FindingAddress);
            Assert.Contains("您的账号只能查看", await reader.TextAsync("main"), StringComparison.Ordinal);
            Assert.Equal(0, await reader.Page.Locator("main :is(button, input):not(.eq-chart *)").CountAsync());
        }

        await using var stranger = await site.ArriveAsync();
        await stranger.Page.LogInAsync(RunningSite.Stranger, RunningSite.ReaderPassword);
        await stranger.Page.OpenAsync("/desk");
        Assert.Contains("没有待裁定的发现", await stranger.TextAsync("main"), StringComparison.Ordinal);
        await stranger.Page.OpenAsync(meter.FindingAddress);
        Assert.Contains("没有这一页，或者它不在您的范围内", await stranger.TextAsync("main"), StringComparison.Ordinal);
    }

    private Task<List<RegisterEventRecord>> EntriesAsync(JumpingMeter meter) =>
        site.AskAsync(state => state.Set<RegisterEventRecord>().Where(known => known.MeterCode == meter.Code).ToListAsync(Stop));

    private Task<List<AuditEntry>> LinesAsync(JumpingMeter meter, string action) => site.AskAsync(
        state => state.Set<AuditEntry>().Where(line => line.Action == action && line.Subject.Contains(meter.Code)).ToListAsync(Stop));

    private async Task<decimal> QuantityAsync(JumpingMeter meter) =>
        (await site.App.Services.GetRequiredService<IConsumptionLedger>().ReadDaysAsync(
            RegisterAccess.System("test"), [new RegisterId(meter.Code)], meter.JumpDay, meter.JumpDay.AddDays(1), Stop)).Single().Quantity;
}
