using EnergyQuota.Trials.Site;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Search, filter and page of a list stand in its address.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteListsTests(RunningSite site)
{
    [Fact]
    public async Task Institutions_Searched_StandsInTheAddressAndBackGoesBack()
    {
        await using var visitor = await site.AdminAsync("/institutions");

        await visitor.Page.FillAsync("main input[type=search]", "法院");
        await visitor.Page.PressAsync("main input[type=search]", "Enter");
        await visitor.Page.GetByText("共 1 条").WaitForAsync();
        var link = visitor.Page.Url;
        Assert.Equal("/institutions?q=法院", Uri.UnescapeDataString(link[site.Url.Length..]));
        await visitor.Page.GoBackAsync();
        await visitor.Page.GetByText("共 2 条").WaitForAsync();

        await visitor.Page.OpenAsync(link[site.Url.Length..]);
        Assert.Equal("共 1 条", await visitor.TextAsync(".eq-tools .eq-muted"));
        Assert.Equal("法院", await visitor.Page.InputValueAsync("main input[type=search]"));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Institutions_FilteredAndSorted_StandsInTheAddress()
    {
        await using var visitor = await site.AdminAsync("/institutions");

        await visitor.Page.SelectOptionAsync("main select >> nth=0", "education");
        await visitor.Page.GetByText("共 1 条").WaitForAsync();
        Assert.EndsWith("/institutions?class=education", visitor.Page.Url, StringComparison.Ordinal);

        await visitor.Page.OpenAsync("/institutions?sort=-code");
        Assert.Equal(SmallTown.SchoolZh, await visitor.TextAsync("main tbody td >> nth=0"));
        await visitor.Page.OpenAsync("/institutions?sort=code");
        Assert.Equal(SmallTown.CourtZh, await visitor.TextAsync("main tbody td >> nth=0"));
        visitor.AssertQuiet(site.Url);
    }

    [Theory]
    [InlineData("/institutions?q=nothing+of+that+name", "没有符合条件的记录", "/institutions")]
    [InlineData("/meters?q=nothing+of+that+name", "没有符合条件的记录", "/meters")]
    [InlineData("/coverage?only=Shared", "没有符合条件的记录", "/coverage")]
    [InlineData("/alerts?state=Withdrawn&grade=Information", "没有符合条件的记录", "/alerts?state=all")]
    [InlineData("/rejected?reason=TooLarge", "没有符合条件的记录", "/rejected")]
    [InlineData("/cases?q=nothing+of+that+name", "没有符合条件的记录", "/cases")]
    [InlineData("/closing?q=nothing+of+that+name", "没有符合条件的记录", "/closing")]
    [InlineData("/ingest/accounting?q=nothing+of+that+name", "没有符合条件的记录", "/ingest/accounting")]
    public async Task List_NothingFits_SaysSoAndOffersAll(string path, string words, string all)
    {
        await using var visitor = await site.AdminAsync(path);

        Assert.Contains(words, await visitor.TextAsync(".eq-empty"), StringComparison.Ordinal);
        await visitor.Page.ClickAsync(".eq-empty a");
        await visitor.Page.HasMovedToAsync(site.Url + all);
        await visitor.Page.Locator("main tbody tr").First.WaitForAsync();
        visitor.AssertQuiet(site.Url);
    }

    [Theory]
    [InlineData("/institutions?page=abc&sort=%27&class=%25")]
    [InlineData("/institutions?page=99999999999999999999")]
    [InlineData("/meters?page=-1&only=else&after=%00")]
    [InlineData("/meters?only=silent&after=zzz")]
    [InlineData("/alerts?state=7&kind=none&page=1e9")]
    [InlineData("/alerts?grade=9&for=%27&page=-1")]
    [InlineData("/rejected?reason=12345&page=0")]
    [InlineData("/cases?kind=0&state=%27&page=-2&q=%25")]
    [InlineData("/papers?kind=none&q=%00&page=-1")]
    [InlineData("/closing?month=0001-01&page=-1&q=%25")]
    [InlineData("/closing?month=%00")]
    [InlineData("/ingest/accounting?day=0001-01-01&days=1e9&page=-1&q=%00")]
    [InlineData("/ingest/accounting?day=9999-12-31&days=7&page=99999")]
    [InlineData("/facts?page=%00")]
    [InlineData("/coverage?only=%27&page=-1")]
    [InlineData("/balance?month=0001-01&after=%00")]
    [InlineData("/desk?kind=Clock&state=none&page=-3")]
    [InlineData("/desk?state=decided&kind=Jump&q=%25")]
    public async Task List_AddressThatMakesNoSense_IsShownAllTheSame(string path)
    {
        await using var visitor = await site.AdminAsync(path);

        Assert.True(await visitor.Page.Locator("main table.eq-table").CountAsync() > 0);
        Assert.DoesNotContain("出错了", await visitor.TextAsync("main"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(1024)]
    public async Task Page_AtBothWidths_IsNoWiderThanTheWindow(int width)
    {
        await using var visitor = await site.LoneAdminAsync("/", width, "en");
        string[] paths = ["/", "/areas/37", "/areas/3799?view=tree", "/search?q=e", "/institutions", $"/institutions/{SmallTown.Court}", $"/institutions/{SmallTown.Court}/consumption", $"/institutions/{SmallTown.Court}/load", $"/institutions/{SmallTown.Court}/meters", $"/institutions/{SmallTown.Court}/facts", $"/institutions/{SmallTown.Court}/cases", "/alerts?state=all", "/cases", "/cases/new", "/cases/plan", "/cases/law", "/papers", "/coverage", "/balance", "/alerts/1", "/notifications", "/facts", "/standards", "/standards/one?code=MODEL%201", "/standards/try?code=MODEL%201", "/meters", $"/meters/{SmallTown.Main}", $"/meters/{SmallTown.Main}/load", $"/meters/{SmallTown.Main}/readings", $"/meters/{SmallTown.Main}/readings/one?at=2026-03-01T16:00:00Z", "/ingest/accounting", "/ingest/accounting?days=7", $"/ingest/accounting/gateway?institution={SmallTown.Court}&gateway=g1", "/rejected", "/closing", $"/closing/{SmallTown.Court}/2026-03", "/closing/adjustments", "/gateways", "/accounts", "/desk", "/desk?state=decided", $"/meters/{SmallTown.Main}/enter?what=Bill"];
        foreach (var path in paths)
        {
            await visitor.Page.OpenAsync(path);
            var wider = await visitor.Page.EvaluateAsync<string[]>("""
                () => [document.documentElement, ...document.querySelectorAll('.eq-card, .eq-nav')]
                  .filter(place => place.scrollWidth > place.clientWidth + 1).map(place => place.className + ': ' + place.innerText.slice(0, 60))
                """);
            Assert.True(wider.Length == 0, $"{path} at {width}: {string.Join(" | ", wider)}");
        }
    }
}
