using EnergyQuota.Registry.Access;
using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The state of a region, the way from the province to a meter and back, and the search.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteAreasTests(RunningSite site)
{
    [Fact]
    public async Task FirstPage_FromTheProvinceToAMeter_IsTheWayBackToo()
    {
        await using var visitor = await site.AdminAsync("/?view=tree&class=government");
        var page = visitor.Page;

        await page.Locator("#tree a", new PageLocatorOptions { HasText = "示范市" }).ClickAsync();
        await page.HasMovedToAsync($"{site.Url}/areas/3799?class=government&view=tree");
        Assert.Equal("1", await visitor.TextAsync(".eq-kpi >> nth=0 >> .value"));
        await page.Locator("#worst a", new PageLocatorOptions { HasText = SmallTown.CourtZh }).ClickAsync();
        await page.HasMovedToAsync($"{site.Url}/institutions/{SmallTown.Court}");
        await page.Locator(".eq-tabs a", new PageLocatorOptions { HasText = "计量与数据质量" }).ClickAsync();
        await page.Locator($"a[href='/meters/{SmallTown.Main}']").First.ClickAsync();
        await page.HasMovedToAsync($"{site.Url}/meters/{SmallTown.Main}");
        await page.Locator(".eq-path a", new PageLocatorOptions { HasText = SmallTown.CourtZh }).ClickAsync();
        await page.HasMovedToAsync($"{site.Url}/institutions/{SmallTown.Court}");
        await page.Locator(".eq-path a", new PageLocatorOptions { HasText = "示范市" }).ClickAsync();
        await page.HasMovedToAsync($"{site.Url}/areas/3799");

        // Back and back again, to the tree as it was left.
        await page.GoBackAsync();
        await page.HasMovedToAsync($"{site.Url}/institutions/{SmallTown.Court}");
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Area_TilesAndTree_TellTheSame()
    {
        await using var visitor = await site.AdminAsync("/areas/37");

        var tile = await visitor.TextAsync(".eq-tiles > li >> nth=0");
        Assert.StartsWith("示范市 2 家", tile, StringComparison.Ordinal);
        await visitor.Page.Locator("#parts .eq-segments a >> nth=1").ClickAsync();
        var row = await visitor.RowAsync("示范市", "#tree");
        Assert.Equal(["2", "1", "50.0 %"], row.Take(3));
        visitor.AssertQuiet(site.Url);
    }

    [Theory]
    [InlineData("/areas/36")]
    [InlineData("/areas/3")]
    [InlineData("/areas/%27")]
    public async Task Area_ThatDoesNotExist_SaysSo(string path)
    {
        await using var visitor = await site.AdminAsync(path);

        Assert.Contains("没有", await visitor.TextAsync(".eq-empty"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Area_OfAnotherProvince_IsNotThere()
    {
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Stranger, RunningSite.ReaderPassword, "/areas/3799");
        await visitor.Page.DrawnAsync();

        Assert.DoesNotContain("示范市", await visitor.TextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.AskAsync("/api/v1/areas/3799")).Status);
        Assert.Equal(0, (await (await visitor.AskAsync("/api/v1/search?q=T-E0")).JsonAsync())!.Value.GetProperty("meters").GetArrayLength());
    }

    [Fact]
    public async Task Search_PartOfANameOrCode_FindsRegionInstitutionAndMeter()
    {
        await using var visitor = await site.AdminAsync();

        await visitor.Page.Locator("header input[name=q]").FillAsync("示范");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.HasMovedToAsync(url => url.Contains("/search?q=", StringComparison.Ordinal));
        await visitor.Page.Locator($".eq-found a[href='/institutions/{SmallTown.Court}']").WaitForAsync();
        Assert.Equal(1, await visitor.Page.Locator(".eq-found a[href='/areas/3799']").CountAsync());

        await visitor.Page.OpenAsync("/search?q=t-e");
        await visitor.Page.Locator($".eq-found a[href='/meters/{SmallTown.Main}']").ClickAsync();
        await visitor.Page.HasMovedToAsync($"{site.Url}/meters/{SmallTown.Main}");

        await visitor.Page.OpenAsync("/search?q=zzzz%27%25");
        Assert.Contains("没有找到", await visitor.TextAsync(".eq-empty"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Api_Area_TellsWhatThePageTells()
    {
        await using var visitor = await site.AdminAsync();

        var area = (await (await visitor.AskAsync("/api/v1/areas/37")).JsonAsync())!.Value;
        var own = (await (await visitor.AskAsync("/api/v1/areas?class=education")).JsonAsync())!.Value;

        Assert.Equal(2, area.GetProperty("figures").GetProperty("institutions").GetInt32());
        Assert.Equal(1, area.GetProperty("figures").GetProperty("grades").GetProperty("Over").GetInt32());
        Assert.Equal("3799", area.GetProperty("parts")[0].GetProperty("code").GetString());
        Assert.Equal(SmallTown.Court, area.GetProperty("worst")[0].GetProperty("code").GetString());
        var january = area.GetProperty("months").EnumerateArray().First();
        Assert.Equal((SmallTown.PerDay[SmallTown.Main] + SmallTown.PerDay[SmallTown.SchoolMain]) * 31m, january.GetProperty("quantity").GetDecimal());
        Assert.Equal(("37", 1), (own.GetProperty("code").GetString(), own.GetProperty("figures").GetProperty("institutions").GetInt32()));
    }

    [Fact]
    public async Task Area_OfficerOfAVerticalSystem_CountsItsInstitutionsOnly()
    {
        await site.AddAccountAsync("schools-only", Role.Officer, "37", null, account => account.VerticalSystem = "education");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync("schools-only", RunningSite.ReaderPassword);
        await visitor.Page.DrawnAsync();

        Assert.Equal("1", await visitor.TextAsync(".eq-kpi >> nth=0 >> .value"));
        Assert.DoesNotContain(SmallTown.CourtZh, await visitor.TextAsync("main"), StringComparison.Ordinal);
    }
}
