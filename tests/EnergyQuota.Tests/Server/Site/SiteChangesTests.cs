using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>What an administrator changes through the pages, and that a reader cannot.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteChangesTests(RunningSite site)
{
    private static readonly string[] Changing = ["POST", "PUT", "PATCH", "DELETE"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rejected_UnknownMeter_IsReplayedOnceItIsRegistered()
    {
        await using var visitor = await site.AdminAsync("/rejected");
        var row = await visitor.RowAsync(SmallTown.Late);
        Assert.Contains("未登记表计", row[2], StringComparison.Ordinal);
        Assert.Contains("表计 T-LATE 没有登记。", row[2], StringComparison.Ordinal);
        Assert.Contains("4711", row[4], StringComparison.Ordinal);

        await site.ImportAsync(SmallTown.WriteLateMeter(site.NewFolder()));
        await visitor.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = SmallTown.Late }).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "重放" }).ClickAsync();
        await visitor.Page.GetByText("已重放 1 条").WaitForAsync();
        await site.SettleAsync();

        await visitor.Page.OpenAsync($"/meters/{SmallTown.Late}");
        Assert.Equal("4,711.00", (await visitor.RowAsync("设备时间"))[1]);
        Assert.Equal(1, await CountAsync("ingest.replayed"));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Alerts_Acknowledged_KeepsTheCommentAndLeavesAnAuditLine()
    {
        await using var visitor = await site.AdminAsync("/alerts?kind=Over");
        var row = visitor.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = SmallTown.CourtZh });

        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "确认" }).ClickAsync();
        await row.Locator("input").WaitForAsync();
        Assert.True(await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "确认" }).IsDisabledAsync());
        await row.Locator("input").FillAsync("2407");
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "确认" }).ClickAsync();
        await visitor.Page.GetByText("没有符合条件的记录").WaitForAsync();

        await visitor.Page.OpenAsync("/alerts?state=Acknowledged");
        Assert.Equal("已确认 admin 2407", (await visitor.RowAsync(SmallTown.CourtZh))[8]);
        var line = Assert.Single(await site.AskAsync(state => state.Set<AuditEntry>().Where(entry => entry.Action == "alert.acknowledged" && entry.Detail.Contains("2407")).ToListAsync(Stop)));
        Assert.Equal(FirstAccount.Name, line.Actor);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Gateways_AccountIssuedAndRevoked_ShowsItsSecretOnceAndLeavesAuditLines()
    {
        await using var visitor = await site.AdminAsync("/gateways");
        await visitor.Page.GetByLabel("网关账号").FillAsync("court-01");
        await visitor.Page.GetByLabel("代码").FillAsync(SmallTown.Court);
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "签发账号" }).ClickAsync();
        await visitor.Page.GetByText("court-01 的密钥：").WaitForAsync();
        var secret = (await visitor.Page.GetByRole(AriaRole.Status).InnerTextAsync()).Split('：', '。')[1];
        Assert.Equal(43, secret.Length);

        await visitor.Page.GetByLabel("吊销原因").FillAsync("2408");
        await visitor.Page.GetByLabel("吊销原因").BlurAsync();
        var row = visitor.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = "court-01" });
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "吊销" }).ClickAsync();
        await row.GetByText("已吊销").WaitForAsync();

        Assert.Equal(0, await visitor.Page.GetByText(secret).CountAsync());
        var actions = await site.AskAsync(state => state.Set<AuditEntry>().Where(entry => entry.Subject == "gateway:court-01").OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Stop));
        Assert.Equal(["gateway.issued", "gateway.revoked"], actions);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Reader_OnPagesThatChangeSomething_SeesDataAndNoButton()
    {
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Reader, RunningSite.ReaderPassword);
        foreach (var (path, shown) in new[] { ("/alerts?state=all", SmallTown.CourtZh), ("/cases", SmallTown.CourtZh), ("/rejected", SmallTown.Late), ("/desk", "待裁定"), ($"/meters/{SmallTown.Main}/enter", "只能查看") })
        {
            await visitor.Page.OpenAsync(path);
            Assert.Contains(shown, await visitor.TextAsync("main"), StringComparison.Ordinal);
            Assert.Equal(0, await visitor.Page.Locator("main button").CountAsync());
        }

        Assert.Equal(200, (await visitor.AskAsync("/api/v1/alerts")).Status);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Reader_EveryAddressThatIsNoQuestion_IsRefused()
    {
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Reader, RunningSite.ReaderPassword);

        // Logging in and out change nothing but the person's own cookie, and of what one is mailed is one's own matter; health and
        // circuits take any method and change nothing.
        string[] own = ["/account/", "/healthz/", "/_blazor"];
        var changing = SiteAddresses.All(site)
            .Where(endpoint => !own.Any(start => SiteAddresses.Pattern(endpoint).StartsWith(start, StringComparison.Ordinal)) && SiteAddresses.Pattern(endpoint) != "/api/v1/notifications")
            .SelectMany(endpoint => Changing.Select(method => (method, endpoint)));
        var faults = new List<string>();
        foreach (var (method, endpoint) in changing)
        {
            var answer = await visitor.AskAsync(SiteAddresses.Filled(site, endpoint), method);

            // Not found is a refusal only where nothing answers the method; elsewhere it may be a change that missed its object.
            var unanswered = answer.Status == 404 && !SiteAddresses.Answers(endpoint, method);

            // A page that the role may not open leads to the log-in.
            var refused = answer.Status is 400 or 403 or 405 || (answer.Status == 302 && answer.Headers["location"].Contains("/login?ReturnUrl=", StringComparison.Ordinal));
            if (!unanswered && !refused)
            {
                faults.Add($"{method} {SiteAddresses.Pattern(endpoint)} answers {answer.Status} to a reader");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private Task<int> CountAsync(string action) =>
        site.AskAsync(state => state.Set<AuditEntry>().CountAsync(entry => entry.Action == action, Stop));
}
