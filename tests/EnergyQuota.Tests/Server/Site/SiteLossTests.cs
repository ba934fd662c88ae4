using System.Globalization;
using EnergyQuota.Trials.Site;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The loss accounting as a person and a program see it.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteLossTests(RunningSite site)
{
    [Fact]
    public async Task Accounting_Yesterday_LeadsFromTheHeatMapToHoursAndMeters()
    {
        await using var visitor = await site.AdminAsync("/ingest/accounting");
        var yesterday = await YesterdayAsync(visitor);

        await visitor.Page.OpenAsync($"/ingest/accounting?day={yesterday}&q=g1");
        Assert.Equal("共 2 条", await visitor.TextAsync(".eq-tools .eq-muted"));
        var row = await visitor.RowAsync(SmallTown.CourtZh);
        Assert.Equal(26, row.Count);

        // Each of the court's meters is read once a day, at midnight; that is expected at eight (midnight UTC).
        Assert.Equal(("0.0 %", "·", "✓"), (row[1], row[9], row[10]));
        await visitor.Page.ClickAsync("main tbody tr:has-text('" + SmallTown.CourtZh + "') a");
        await visitor.Page.HasMovedToAsync($"{site.Url}/ingest/accounting/gateway?institution={SmallTown.Court}&gateway=g1&day={yesterday}&days=1");
        await visitor.Page.GetByText("该网关的表计").WaitForAsync();

        var hour = await visitor.RowAsync(yesterday + " 08:00");
        Assert.Equal(("3", "0", "3", "0", "0"), (hour[1], hour[2], hour[3], hour[4], hour[5]));
        var midnight = await visitor.RowAsync(yesterday + " 00:00");
        Assert.Equal(("3", "3", "✓"), (midnight[7], midnight[8], midnight[^1]));
        Assert.Equal("1", (await visitor.RowAsync(SmallTown.Lights))[2]);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Accounting_WeekAndDayChosen_StandInTheAddress()
    {
        await using var visitor = await site.AdminAsync("/ingest/accounting");
        var yesterday = await YesterdayAsync(visitor);

        await UntilAsync(visitor, "/ingest/accounting?days=7", () => visitor.Page.SelectOptionAsync("main select", "7"));

        // The address changes before the page does.
        await visitor.Page.WaitForFunctionAsync("() => document.querySelectorAll('main thead th').length === 9");
        await UntilAsync(visitor, $"/ingest/accounting?days=7&day={yesterday}", () => visitor.Page.FillAsync("main input[type=date]", yesterday));

        await visitor.Page.WaitForFunctionAsync($"() => document.querySelector('main input[type=date]').value === '{yesterday}'");
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task AccountingApi_EveryRow_BalancesAndTheFileSaysTheSame()
    {
        await using var visitor = await site.AdminAsync("/ingest/accounting");
        var yesterday = await YesterdayAsync(visitor);

        var answer = (await (await visitor.AskAsync($"/api/v1/ingest/accounting?day={yesterday}&days=7&limit=200")).JsonAsync())!.Value;
        var file = (await (await visitor.AskAsync($"/api/v1/ingest/accounting.csv?day={yesterday}&days=7")).TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        var rows = answer.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(answer.GetProperty("gateways").GetInt32() * 7 * 24, rows.Count);
        long Of(System.Text.Json.JsonElement row, string name) => row.GetProperty(name).GetInt64();
        Assert.All(rows, row => Assert.Equal(Of(row, "received"), Of(row, "stored") + Of(row, "repeats") + Of(row, "conflicts") + Of(row, "rejected")));
        Assert.All(rows, row => Assert.Equal(Of(row, "expected"), Of(row, "onTime") + Of(row, "late") + Of(row, "estimated") + Of(row, "missing")));
        Assert.Equal(3 * 7, rows.Where(row => row.GetProperty("institutionCode").GetString() == SmallTown.Court && row.GetProperty("gateway").GetString() == "g1").Sum(row => Of(row, "late")));
        Assert.Equal(rows.Count, file.Length - 1);
        Assert.Equal(rows.Sum(row => Of(row, "stored")), file.Skip(1).Sum(line => long.Parse(line.Split(',')[10], CultureInfo.InvariantCulture)));
    }

    // A page can be seen a moment before it listens, or be drawn anew just then: a person would choose again.
    private static async Task UntilAsync(Visitor visitor, string address, Func<Task> choose)
    {
        for (var attempt = 0; !visitor.Page.Url.EndsWith(address, StringComparison.Ordinal); attempt++)
        {
            Assert.InRange(attempt, 0, 60);
            await choose();
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> YesterdayAsync(Visitor visitor)
    {
        var today = DateOnly.ParseExact(await visitor.Page.InputValueAsync("main input[type=date]"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
