using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Standards on the site: their rows, a trial, and figures that wait for approval.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteStandardsTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Standard_Opened_ShowsItsLifeAndRows()
    {
        await using var visitor = await site.AdminAsync("/standards");
        await visitor.Page.ClickAsync("main tbody a >> nth=0");
        await visitor.Page.GetByText("标准的生命周期").WaitForAsync();

        Assert.Contains("test 1", await visitor.TextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("50.00", await visitor.TextAsync("main"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Trial_OfTheStandardInForce_SaysHowManyWouldBeOver()
    {
        await using var visitor = await site.AdminAsync($"/standards/try?code=MODEL 1&year={site.Town.ClosedYear}");

        await visitor.Page.GetByText("党政机关：1 家中 1 家将超定额（现行 1 家）").WaitForAsync();

        var trial = (await (await visitor.AskAsync($"/api/v1/standards/trial?code=MODEL%201&year={site.Town.ClosedYear}&onlyOver=true")).JsonAsync())!.Value;
        Assert.Equal(SmallTown.Court, Assert.Single(trial.GetProperty("rows").EnumerateArray()).GetProperty("institutionCode").GetString());
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Row_DecidedAndWithdrawn_StandsInBetween()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}/facts");
        var form = visitor.Page.Locator("#row-choice");
        await form.Locator("summary").ClickAsync();
        await form.GetByLabel("起始年度").FillAsync($"{site.Town.ClosedYear}");
        await form.GetByLabel("起始年度").PressAsync("Tab");
        await form.Locator("select").SelectOptionAsync("0");
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "指定定额行" }).ClickAsync();
        await form.GetByText("须说明理由。").WaitForAsync();

        await form.GetByLabel("理由").FillAsync("两行均适用");
        await form.GetByLabel("文号").FillAsync("办函 7");
        await form.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "指定定额行" }).ClickAsync();
        var decided = visitor.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = "办函 7" });
        await decided.WaitForAsync();
        await decided.GetByLabel("撤销理由").FillAsync("误选");
        await decided.GetByLabel("撤销理由").PressAsync("Tab");
        await decided.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "撤销" }).ClickAsync();
        await decided.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        var actions = await site.AskAsync(state => state.Set<AuditEntry>().Where(e => e.Action.StartsWith("row.")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Stop));
        Assert.Equal(["row.decided", "row.decision-withdrawn"], actions);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Facts_Entered_WaitsAndIsNotApprovedByWhoEnteredIt()
    {
        await using var visitor = await site.AdminAsync("/facts");
        await visitor.Page.FillAsync("main section input >> nth=0", SmallTown.School);
        await visitor.Page.SelectOptionAsync("main section select", "HeatedArea");
        await visitor.Page.FillAsync("main section input[type=number]", "800");
        await visitor.Page.FillAsync("main section input >> nth=-1", "2409");
        await visitor.Page.Locator("main section button").ClickAsync();
        await visitor.Page.GetByText("已登记，待审核。").WaitForAsync();

        await visitor.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = "2409" }).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "通过" }).ClickAsync();
        await visitor.Page.GetByText("登记人不得审核自己的登记。", new PageGetByTextOptions { Exact = true }).WaitForAsync();

        var export = await (await visitor.AskAsync("/api/v1/standards/export?code=MODEL%201")).TextAsync();
        Assert.Empty(StandardParser.Parse("export", export).Errors);
        Assert.Equal(1, await site.AskAsync(state => state.Set<StandardDecision>().CountAsync(Stop)));
        visitor.AssertQuiet(site.Url);
    }
}
