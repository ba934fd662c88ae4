using System.Text.Json;
using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>What is metered and what is lost, as the pages, the API and the files tell it.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteCoverageTests(RunningSite site)
{
    [Fact]
    public async Task Coverage_Court_ShowsSubItemsAndTheRestOnPageApiAndFile()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}/meters");

        Assert.Equal("62.5 %", (await visitor.RowAsync("照明插座", "#sub-items"))[2]);
        Assert.Contains("分项 已做到", await visitor.TextAsync("#coverage dl"), StringComparison.Ordinal);

        var map = await JsonAsync(await visitor.AskAsync($"/api/v1/institutions/{SmallTown.Court}/coverage"));
        var (total, amounts) = (map.GetProperty("electricityKilowattHours").GetDecimal(), map.GetProperty("subItems"));
        Assert.Equal(total, amounts.GetProperty("A").GetDecimal() + amounts.GetProperty("C").GetDecimal() + map.GetProperty("restKilowattHours").GetDecimal());
        Assert.Equal(("Met", "Met"), (map.GetProperty("bySubItem").GetString(), map.GetProperty("whole").GetString()));
        Assert.Equal(404, (await visitor.AskAsync("/api/v1/institutions/none/coverage")).Status);

        var lines = (await (await visitor.AskAsync("/api/v1/coverage.csv?only=NoSubItems")).TextAsync()).Split("\r\n");
        Assert.Contains(SmallTown.School, lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains(SmallTown.Court, StringComparison.Ordinal));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Coverage_WithoutSubItems_ListsTheSchoolOnly()
    {
        await using var visitor = await site.AdminAsync("/coverage");

        await visitor.Page.SelectOptionAsync("main select", "NoSubItems");
        await visitor.Page.GetByText("共 1 条").WaitForAsync();

        Assert.EndsWith("/coverage?only=NoSubItems", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Contains("未做到", await visitor.RowAsync(SmallTown.SchoolZh));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Place_ChangedByProgram_IsProvedFirst()
    {
        await using var visitor = await site.AdminAsync();
        var path = $"/api/v1/meters/{SmallTown.Power}";

        Assert.Equal(409, (await visitor.SendAsync($"/api/v1/meters/{SmallTown.Main}/parents", new { from = "2031-01-01", parent = SmallTown.Power, source = "x" })).Status);
        Assert.Equal(400, (await visitor.SendAsync(path + "/description", new { subItem = "Z" })).Status);
        Assert.Equal(204, (await visitor.SendAsync(path + "/description", new { subItem = "C", household = "2408" })).Status);
        Assert.Equal(204, (await visitor.SendAsync(path + "/parents", new { from = "2031-01-01", parent = SmallTown.Lights, source = "2409" })).Status);

        var change = Assert.Single((await JsonAsync(await visitor.AskAsync(path + "/parents"))).EnumerateArray());
        Assert.Equal((SmallTown.Lights, "2409"), (change.GetProperty("parent").GetString(), change.GetProperty("source").GetString()));
        await visitor.Page.OpenAsync($"/meters/{SmallTown.Power}");
        Assert.Contains("2031-01-01 起 T-E1", await visitor.TextAsync("#place"), StringComparison.Ordinal);
        Assert.Contains("2408", await visitor.TextAsync("#place"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonAsync(IAPIResponse answer) => (await answer.JsonAsync())!.Value;
}
