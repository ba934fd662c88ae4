using System.Globalization;
using System.Text.Json;
using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The parts of an institution's and of a meter's page, down to the single reading, and the same by program.</summary>
[Collection(SiteCollection.Name)]
public sealed class SitePlacesTests(RunningSite site)
{
    private static readonly string[] Parts = ["", "/consumption", "/load", "/meters", "/facts", "/cases"];

    [Fact]
    public async Task Institution_EachPart_HasAnAddressAndSaysWhereItIs()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}");
        foreach (var (part, index) in Parts.Select((part, index) => (part, index)))
        {
            await visitor.Page.Locator(".eq-tabs a").Nth(index).ClickAsync();
            await visitor.Page.HasMovedToAsync($"{site.Url}/institutions/{SmallTown.Court}{part}");
            await visitor.Page.Locator($".eq-tabs a[aria-current=page]:nth-child({index + 1})").WaitForAsync();
            await visitor.Page.DrawnAsync();
            Assert.DoesNotContain("出错了", await visitor.TextAsync("main"), StringComparison.Ordinal);
        }

        await visitor.Page.OpenAsync($"/institutions/{SmallTown.Court}/nonsense?indicator=9&type=x&year=%27&with=%00");
        Assert.Equal(1, await visitor.Page.Locator("#year").CountAsync());
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Institution_Overview_ComparesTheYearWithItsQuotaAndNamesWhatIsOpen()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}");
        if (site.Clock.Today.DayOfYear == 1)
        {
            Assert.Contains("本年度还没有可比的进度", await visitor.TextAsync("#year"), StringComparison.Ordinal);
            return;
        }

        Assert.Contains("约束值", await visitor.TextAsync(".eq-kpis"), StringComparison.Ordinal);
        await visitor.Page.Locator("#year").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "看表格" }).ClickAsync();
        var last = visitor.Page.Locator("#year .eq-chart-table tbody tr").Last;
        await last.WaitForAsync();
        Assert.Equal("12-31", await last.Locator("th").InnerTextAsync());
        Assert.Equal(site.Town.CourtValue.ToString("N2", CultureInfo.InvariantCulture), (await last.Locator("td").AllInnerTextsAsync())[1].Trim());
        Assert.Equal(1, await visitor.Page.Locator("#open").CountAsync());
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Institution_MedianOfTwoInstitutions_IsNotTold()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}/consumption?with=median");

        Assert.Contains("可比的同类机构不足 6 家", await visitor.TextAsync("#months"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Institution_LoadOfDailyReadings_IsSpreadAndSaysSo()
    {
        await using var visitor = await site.AdminAsync($"/institutions/{SmallTown.Court}/load");

        await visitor.Page.Locator("#load-year .eq-plot[data-drawn=heat]").WaitForAsync();
        Assert.Contains("表计每 24 小时 上报一次", await visitor.TextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("%", await visitor.TextAsync("#off-hours"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Meter_SpanInTheAddress_ShowsTheseDaysAndHours()
    {
        var day = new DateOnly(site.Town.ClosedYear, 5, 10);
        await using var visitor = await site.AdminAsync($"/meters/{SmallTown.Main}?from={day:yyyy-MM-dd}&to={day.AddDays(9):yyyy-MM-dd}");
        Assert.Equal(("10", "240.00"), await TableAsync(visitor, "#use"));
        Assert.Equal(("10", "100.00"), await TableAsync(visitor, "#quality"));

        await visitor.Page.OpenAsync($"/meters/{SmallTown.Main}?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}");
        Assert.Equal(("24", "10.00"), await TableAsync(visitor, "#use"));
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Reading_FromTheList_SaysWhatIsKeptOfItAndWhatIsNot()
    {
        var day = new DateOnly(site.Town.ClosedYear, 5, 10);
        await using var visitor = await site.AdminAsync($"/meters/{SmallTown.Main}/readings?from={day:yyyy-MM-dd}&to={day.AddDays(59):yyyy-MM-dd}");
        Assert.Equal(50, await visitor.Page.Locator("#readings tbody tr").CountAsync());
        await visitor.Page.Locator(".eq-turner a[rel=next]").ClickAsync();
        await visitor.Page.Locator(".eq-turner a[rel=prev]").WaitForAsync();
        await Assertions.Expect(visitor.Page.Locator("#readings tbody tr")).ToHaveCountAsync(10);

        await visitor.Page.Locator("#readings tbody a", new PageLocatorOptions { HasText = $"{day:yyyy-MM-dd} 00:00:00" }).ClickAsync();
        await visitor.Page.Locator("#reading").WaitForAsync();
        var shown = await visitor.TextAsync("#reading");
        Assert.Contains(site.Town.RegisterAt(SmallTown.Main, day).ToString("N2", CultureInfo.InvariantCulture), shown, StringComparison.Ordinal);
        Assert.Contains("+240.00 kWh", shown, StringComparison.Ordinal);
        Assert.Contains("g1", await visitor.TextAsync("#origin"), StringComparison.Ordinal);
        Assert.Contains("原文不再保存", await visitor.TextAsync("#origin"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Api_DaysAndHours_AreTheFiguresOfThePagesAsJsonAndAsFiles()
    {
        await using var visitor = await site.AdminAsync();
        var span = $"from={site.Town.ClosedYear}-05-10&to={site.Town.ClosedYear}-05-12";

        var days = await JsonAsync(visitor, $"/api/v1/meters/{SmallTown.Main}/days?{span}");
        Assert.Equal([240m, 240m], days.EnumerateArray().Select(day => day.GetProperty("amount").GetDecimal()));
        foreach (var path in new[] { $"/api/v1/meters/{SmallTown.Main}/hours?{span}", $"/api/v1/institutions/{SmallTown.Court}/hours?energyType=Electricity&{span}" })
        {
            var hours = (await JsonAsync(visitor, path)).GetProperty("hours");
            Assert.Equal(48, hours.GetArrayLength());
            Assert.All(hours.EnumerateArray(), hour => Assert.Equal((10m, "Measured"), (hour.GetProperty("amount").GetDecimal(), hour.GetProperty("origin").GetString())));
            Assert.Equal(49, await LinesAsync(visitor, path.Replace("/hours", "/hours.csv", StringComparison.Ordinal)));
        }

        Assert.Equal(3, await LinesAsync(visitor, $"/api/v1/meters/{SmallTown.Main}/days.csv?{span}"));
        Assert.Equal(13, await LinesAsync(visitor, $"/api/v1/institutions/{SmallTown.Court}/consumption.csv?energyType=Electricity&from={site.Town.ClosedYear}-01-01&to={site.Town.ClosedYear + 1}-01-01"));
        Assert.Equal(3, await LinesAsync(visitor, $"/api/v1/meters/{SmallTown.Main}/readings.csv?from={site.Town.ClosedYear}-05-09T16:00:00Z&to={site.Town.ClosedYear}-05-11T16:00:00Z"));
        Assert.Equal(400, (await visitor.AskAsync($"/api/v1/meters/{SmallTown.Main}/hours?from=2025-01-01&to=2026-01-01")).Status);
    }

    [Fact]
    public async Task Parts_ForAnOfficerOfAnotherProvince_ShowAndTellNothing()
    {
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(RunningSite.Stranger, RunningSite.ReaderPassword);
        var span = $"from={site.Town.ClosedYear}-05-10&to={site.Town.ClosedYear}-05-12";

        string[] told = [$"meters/{SmallTown.Main}/days?{span}", $"meters/{SmallTown.Main}/hours.csv?{span}", $"institutions/{SmallTown.Court}/hours?energyType=Electricity&{span}", $"institutions/{SmallTown.Court}/consumption.csv?energyType=Electricity&{span}", $"meters/{SmallTown.Main}/readings.csv?from=2025-05-09T16:00:00Z&to=2025-05-11T16:00:00Z"];
        foreach (var path in told)
        {
            Assert.Equal(404, (await visitor.AskAsync($"/api/v1/{path}")).Status);
        }

        string[] pages = [.. Parts.Select(part => $"/institutions/{SmallTown.Court}{part}"), $"/meters/{SmallTown.Main}/load", $"/meters/{SmallTown.Main}/readings", $"/meters/{SmallTown.Main}/readings/one?register=total&at={site.Town.ClosedYear}-05-09T16:00:00Z"];
        foreach (var path in pages)
        {
            await visitor.Page.OpenAsync(path);
            await visitor.Page.GetByText("不在您的范围内").WaitForAsync();
            Assert.DoesNotContain(SmallTown.CourtZh, await visitor.TextAsync("main"), StringComparison.Ordinal);
        }
    }

    // How many lines the chart's table has, and what the first cell of its first line says.
    private static async Task<(string Lines, string First)> TableAsync(Visitor visitor, string within)
    {
        var chart = visitor.Page.Locator($"{within} .eq-chart");
        await chart.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "看表格" }).ClickAsync();
        await chart.Locator(".eq-chart-table tbody tr").First.WaitForAsync();
        var lines = await chart.Locator(".eq-chart-table tbody tr").CountAsync();
        return (lines.ToString(CultureInfo.InvariantCulture), (await chart.Locator(".eq-chart-table tbody td").First.InnerTextAsync()).Trim());
    }

    private static async Task<JsonElement> JsonAsync(Visitor visitor, string path) => (await (await visitor.AskAsync(path)).JsonAsync())!.Value;

    private static async Task<int> LinesAsync(Visitor visitor, string path) =>
        (await (await visitor.AskAsync(path)).TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;
}
