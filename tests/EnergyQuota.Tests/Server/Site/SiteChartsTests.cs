using System.Globalization;
using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Charts in a real browser: drawn under the content policy, and the same as a table, a file and a picture.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteChartsTests(RunningSite site)
{
    private const string Library = "vizor-echarts-bundle-min.js";

    [Fact]
    public async Task Chart_AsTableFileAndPicture_TellsTheSame()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}/consumption?year={site.Town.ClosedYear}");
        var chart = visitor.Page.Locator("#months .eq-chart");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.querySelector('#months .eq-plot canvas').width > 0"));

        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => Button(chart, "下载表格").ClickAsync());
        var lines = (await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.EndsWith(".csv", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(14, lines.Length);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"01,{SmallTown.PerDay[SmallTown.Main] * 31}"), lines[1], StringComparison.Ordinal);

        var picture = await visitor.Page.RunAndWaitForDownloadAsync(() => Button(chart, "下载图片").ClickAsync());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(await picture.PathAsync(), TestContext.Current.CancellationToken))[..4]);

        await Button(chart, "看表格").ClickAsync();
        await chart.Locator(".eq-chart-table tbody tr").First.WaitForAsync();
        Assert.Equal(12, await chart.Locator(".eq-chart-table tbody tr").CountAsync());
        Assert.StartsWith("7,440.00", (await chart.Locator(".eq-chart-table tbody tr").First.Locator("td").AllInnerTextsAsync())[0], StringComparison.Ordinal);
        await Button(chart, "看图").ClickAsync();
        await chart.Locator(".eq-plot").WaitForAsync();
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Chart_Keys_ReadItsValues()
    {
        await using var visitor = await site.AdminAsync($"/meters/{SmallTown.Main}");
        var chart = visitor.Page.Locator("#use .eq-chart");

        await chart.Locator(".eq-plot").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowLeft");
        await visitor.Page.Keyboard.PressAsync("ArrowLeft");
        await visitor.Page.Keyboard.PressAsync("+");
        await visitor.Page.Keyboard.PressAsync("0");

        var said = await chart.Locator(".eq-plot-said").TextContentAsync() ?? "";
        Assert.StartsWith($"{site.Clock.Today.AddDays(-1):yyyy-MM-dd}", said, StringComparison.Ordinal);
        Assert.EndsWith("240 kWh", said, StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Library_OnPagesWithoutAChart_IsNotAskedFor()
    {
        await using var visitor = await site.LoneAdminAsync("/institutions");
        await visitor.Page.OpenAsync("/meters");
        Assert.DoesNotContain(visitor.Requests, address => address.EndsWith(Library, StringComparison.Ordinal));

        await visitor.Page.OpenAsync($"/institutions/{SmallTown.Court}");
        Assert.Contains(visitor.Requests, address => address.EndsWith(Library, StringComparison.Ordinal));
        visitor.AssertQuiet(site.Url);
    }

    private static ILocator Button(ILocator within, string name) => within.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name });
}
