using System.Text.Json;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Notifications;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>One alert on its page and by program, and what one is mailed of.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteAlertsTests(RunningSite site) : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    // The other tests find the town as it was.
    public async ValueTask DisposeAsync() =>
        await site.AskAsync(state => state.Set<Alert>().Where(alert => alert.Kind == AlertKind.UnbalancedTree).ExecuteDeleteAsync(Stop));

    [Fact]
    public async Task Alert_AcknowledgedAndResolvedOnItsPage_KeepsItsHistory()
    {
        var id = await AddAsync("meter:" + SmallTown.SchoolMain, "2026-02");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        await visitor.Page.OpenAsync($"/alerts/{id}");
        Assert.Contains($"计量器具 {SmallTown.SchoolMain}：2026-02 总表 1,000 kWh，下级合计 900.00 kWh，允许差额 50.00 kWh。", await visitor.TextAsync("main"), StringComparison.Ordinal);

        await PressAsync(visitor, "确认", "2613");
        await visitor.Page.Locator("h1", new PageLocatorOptions { HasText = "已确认" }).WaitForAsync();
        await PressAsync(visitor, "办结", "2612");
        await visitor.Page.Locator("h1", new PageLocatorOptions { HasText = "已办结" }).WaitForAsync();

        Assert.Contains("2613", string.Join(' ', await visitor.RowAsync("2613")), StringComparison.Ordinal);
        Assert.Equal(["办结", "officer", "2612"], (await visitor.RowAsync("2612")).Skip(1));
        Assert.Equal(0, await visitor.Page.Locator("main button").CountAsync());
        var lines = await site.AskAsync(state => state.Set<AuditEntry>().Where(e => e.Subject == $"alert:{id}").Select(e => e.Action).ToListAsync(Stop));
        Assert.Equal(["alert.acknowledged", "alert.resolved"], lines);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task FirstPage_WhatWaitsForWhoeverOpensIt_IsOneClickFromItsAction()
    {
        var id = await AddAsync("meter:" + SmallTown.SchoolMain, "2026-05");
        await site.AskAsync(state => state.Set<Alert>().Where(a => a.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Grade, AlertGrade.Serious).SetProperty(a => a.AssignedTo, RunningSite.Officer), Stop));
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        await visitor.Page.DrawnAsync();

        var row = visitor.Page.Locator("#today tbody tr", new PageLocatorOptions { HasText = "2026-05" });
        Assert.Contains("严重", await row.InnerTextAsync(), StringComparison.Ordinal);
        await row.GetByText("处理", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await visitor.Page.HasMovedToAsync($"{site.Url}/alerts/{id}");
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Alert_HandedUp_WaitsForTheAdministrator()
    {
        var id = await AddAsync("meter:" + SmallTown.SchoolMain, "2026-03");
        await using var visitor = await site.AdminAsync($"/alerts/{id}");
        await PressAsync(visitor, "上报", "2611");
        await visitor.Page.Locator("h1", new PageLocatorOptions { HasText = "已上报" }).WaitForAsync();
        Assert.Equal(AlertState.Escalated, (await site.AskAsync(state => state.Set<Alert>().SingleAsync(a => a.Id == id, Stop))).State);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Alert_OfAnotherRegion_IsNotThere()
    {
        var id = await AddAsync("meter:" + SmallTown.SchoolMain, "2026-04");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Stranger, RunningSite.ReaderPassword);
        await visitor.Page.OpenAsync($"/alerts/{id}");
        Assert.Contains("没有这一页", await visitor.TextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.AskAsync($"/api/v1/alerts/{id}")).Status);
        Assert.Equal(404, (await visitor.SendAsync($"/api/v1/alerts/{id}/acknowledge", new { text = "x" })).Status);
    }

    [Fact]
    public async Task Alert_ByProgram_MovesInOrderOnly()
    {
        var id = await AddAsync("meter:" + SmallTown.SchoolMain, "2026-05");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        var path = $"/api/v1/alerts/{id}";
        Assert.Equal(400, (await visitor.SendAsync(path + "/acknowledge", new { text = "2614" }, token: false)).Status);
        Assert.Equal(409, (await visitor.SendAsync(path + "/resolve", new { text = "2612" })).Status);
        Assert.Equal(400, (await visitor.SendAsync(path + "/acknowledge", new { text = " " })).Status);
        Assert.Equal(400, (await visitor.SendAsync(path + "/assign", new { text = RunningSite.Stranger })).Status);
        Assert.Equal(204, (await visitor.SendAsync(path + "/assign", new { text = RunningSite.Officer })).Status);
        Assert.Equal(204, (await visitor.SendAsync(path + "/acknowledge", new { text = "2614" })).Status);
        Assert.Equal(204, (await visitor.SendAsync(path + "/resolve", new { text = "2612" })).Status);
        var found = await visitor.AskAsync(path);
        using var view = JsonDocument.Parse(await found.TextAsync());
        Assert.Equal(["Assigned", "Acknowledged", "Resolved"], view.RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("kind").GetString()));
        var listed = await visitor.AskAsync("/api/v1/alerts?grade=Warning&state=Resolved&assignedTo=" + RunningSite.Officer);
        Assert.Contains($"\"id\":{id},", await listed.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notifications_OwnWish_IsSavedAndAFaultyOneIsNot()
    {
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        await visitor.Page.OpenAsync("/notifications");
        await visitor.Page.GetByLabel("邮箱").FillAsync("officer@example.org");
        await visitor.Page.GetByLabel("最低级别").SelectOptionAsync("Serious");
        await visitor.Page.GetByLabel("仅限区划代码前缀（可空）").FillAsync("11");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存" }).ClickAsync();
        await visitor.Page.GetByText("区划代码须在您的可见范围内").WaitForAsync();
        await visitor.Page.GetByLabel("仅限区划代码前缀（可空）").FillAsync("3799");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "保存" }).ClickAsync();
        await visitor.Page.GetByText("已保存。").WaitForAsync();

        var wish = await site.AskAsync(state => state.Set<AlertSubscription>().SingleAsync(s => s.AccountName == RunningSite.Officer, Stop));
        Assert.Equal((AlertGrade.Serious, "3799", true), (wish.LeastGrade, wish.RegionPrefix, wish.Digest));
        Assert.Equal(0, await visitor.Page.GetByText("发送测试邮件").CountAsync());
        Assert.Equal(403, (await visitor.AskAsync("/api/v1/notifications/deliveries")).Status);
        Assert.Equal(403, (await visitor.SendAsync("/api/v1/notifications/test-mail", new { to = "me@example.org" })).Status);
        visitor.AssertQuiet(site.Url);
    }

    private static async Task PressAsync(Visitor visitor, string button, string text)
    {
        await visitor.Page.GetByLabel("说明（必填）").FillAsync(text);
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
    }

    // No rule finds it, and none withdraws it: the tests run no job that looks at trees.
    private Task<long> AddAsync(string subject, string month) => site.AskAsync(async state =>
    {
        var alert = new Alert
        {
            InstitutionCode = SmallTown.School,
            Year = 2026,
            Period = month,
            Kind = AlertKind.UnbalancedTree,
            Subject = subject,
            Value = 900m,
            Expected = 1_000m,
            Constraint = 50m,
            Unit = "kWh",
            FirstRaisedAt = site.Clock.GetUtcNow().AddDays(-40),
            RaisedAt = site.Clock.GetUtcNow().AddDays(-40),
            LevelSince = site.Clock.GetUtcNow(),
            State = AlertState.Open,
        };
        state.Add(alert);
        await state.SaveChangesAsync(Stop);
        return alert.Id;
    });
}
