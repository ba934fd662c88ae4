using EnergyQuota.Registry.Audit;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Accounts of people and of gateways.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteAccountsTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_OfficerMadeOnThePage_ChoosesAPasswordBeforeAnythingElseAndCanBeDisabled()
    {
        const string Own = "a-password-of-ones-own";
        await using var admin = await site.AdminAsync("/accounts");
        await admin.Page.GetByLabel("账号", new PageGetByLabelOptions { Exact = true }).FillAsync("li.ming");
        await admin.Page.GetByLabel("区划代码前缀").FillAsync("37");
        await admin.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "新建账号" }).ClickAsync();
        await admin.Page.GetByText("li.ming 的初始密码：").WaitForAsync();
        var first = (await admin.Page.GetByRole(AriaRole.Status).InnerTextAsync()).Split('：', '。')[1];

        await using var officer = await site.ArriveAsync();
        await officer.Page.LogInAsync("li.ming", first);
        Assert.EndsWith("/password", officer.Page.Url, StringComparison.Ordinal);
        Assert.Equal(403, (await officer.AskAsync("/api/v1/institutions")).Status);
        await officer.Page.GotoAsync("/meters");
        Assert.EndsWith("/password", officer.Page.Url, StringComparison.Ordinal);
        await officer.Page.Locator("[name=former]").FillAsync(first);
        await officer.Page.Locator("[name=password]").FillAsync(Own);
        await officer.Page.Locator("[name=again]").FillAsync(Own);
        await officer.Page.Locator("form.eq-login button").ClickAsync();
        await officer.Page.HasMovedToAsync($"{site.Url}/");
        Assert.Equal(200, (await officer.AskAsync("/api/v1/institutions")).Status);
        await officer.Page.OpenAsync("/accounts");
        Assert.Contains("只有管理员", await officer.TextAsync("main"), StringComparison.Ordinal);

        await admin.Page.GetByLabel("停用原因").FillAsync("调离");
        var row = admin.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = "li.ming" });
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "停用" }).ClickAsync();
        await row.GetByText("已停用").WaitForAsync();
        Assert.Equal(401, (await officer.AskAsync("/api/v1/institutions")).Status);
        await officer.Page.LogInAsync("li.ming", Own);
        Assert.Contains("账号或密码不正确", await officer.TextAsync("[role=alert]"), StringComparison.Ordinal);
        var actions = await site.AskAsync(state => state.Set<AuditEntry>().Where(entry => entry.Subject == "account:li.ming").OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Stop));
        Assert.Equal(["account.made", "account.logged-in", "account.password-changed", "account.disabled"], actions);
        admin.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Gateways_ByProgram_AreIssuedRenewedListedAndRevoked()
    {
        await using var visitor = await site.AdminAsync("/gateways");
        var made = await visitor.SendAsync("/api/v1/gateways", new { name = "api-01", institution = SmallTown.Court });
        Assert.Equal(200, made.Status);
        Assert.Equal("no-store", made.Headers["cache-control"]);
        var secret = (await made.JsonAsync())!.Value.GetProperty("secret").GetString()!;
        Assert.Equal(409, (await visitor.SendAsync("/api/v1/gateways", new { name = "api-01", institution = SmallTown.Court })).Status);
        Assert.Equal(400, (await visitor.SendAsync("/api/v1/gateways", new { name = "a/b", institution = SmallTown.Court })).Status);
        var unknown = await visitor.SendAsync("/api/v1/gateways", new { name = "api-02", institution = "none" });
        Assert.True((await unknown.JsonAsync())!.Value.GetProperty("errors").TryGetProperty("institution", out _));
        Assert.Equal(400, (await visitor.SendAsync("/api/v1/gateways", new { name = "api-02", institution = SmallTown.Court }, token: false)).Status);

        var renewed = await visitor.SendAsync("/api/v1/gateways/api-01/renew", new { });
        Assert.NotEqual(secret, (await renewed.JsonAsync())!.Value.GetProperty("secret").GetString());
        Assert.Equal(404, (await visitor.SendAsync("/api/v1/gateways/api-09/renew", new { })).Status);
        Assert.Equal(400, (await visitor.SendAsync("/api/v1/gateways/api-01/revoke", new { reason = " " })).Status);

        await using var officer = await site.ArriveAsync();
        await officer.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        Assert.Equal(403, (await officer.SendAsync("/api/v1/gateways/api-01/revoke", new { reason = "why" })).Status);
        Assert.Contains("api-01", await (await officer.AskAsync("/api/v1/gateways")).TextAsync(), StringComparison.Ordinal);
        await using var stranger = await site.ArriveAsync();
        await stranger.Page.LogInAsync(RunningSite.Stranger, RunningSite.ReaderPassword);
        Assert.Equal("[]", await (await stranger.AskAsync("/api/v1/gateways")).TextAsync());

        Assert.Equal(204, (await visitor.SendAsync("/api/v1/gateways/api-01/revoke", new { reason = "2451" })).Status);
        Assert.Equal(404, (await visitor.SendAsync("/api/v1/gateways/api-01/revoke", new { reason = "again" })).Status);
        var listed = (await (await visitor.AskAsync("/api/v1/gateways?limit=1&offset=0")).JsonAsync())!.Value;
        Assert.Equal(("api-01", "2451"), (listed[0].GetProperty("name").GetString(), listed[0].GetProperty("revokedReason").GetString()));
        Assert.Equal(1, listed.GetArrayLength());
        var actions = await site.AskAsync(state => state.Set<AuditEntry>().Where(entry => entry.Subject == "gateway:api-01").OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Stop));
        Assert.Equal(["gateway.issued", "gateway.renewed", "gateway.revoked"], actions);
    }
}
