using System.Globalization;
using System.Text.Json;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Closing a month and adjusting it, as people do it.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteClosingTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string January => $"{site.Town.ClosedYear}-01";

    [Fact]
    public async Task Closing_ClosedCorrectedBookedAndTakenBack_AddsUpAtEveryStep()
    {
        await using var visitor = await site.AdminAsync($"/closing?month={January}");
        Assert.Equal("可结账", (await visitor.RowAsync(SmallTown.School))[2]);
        await visitor.Page.OpenAsync($"/closing/{SmallTown.School}/{January}");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "结账" }).ClickAsync();
        await visitor.Page.GetByText("已结账。").WaitForAsync();
        var head = Assert.Single(await site.AskAsync(state => state.Set<PeriodClosing>().Where(c => c.InstitutionCode == SmallTown.School).ToListAsync(Stop)));
        Assert.Contains(head.Digest, await visitor.TextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("台账与结账摘要一致", await visitor.TextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("744.00 kWh", (await visitor.RowAsync(SmallTown.SchoolMain, ".eq-registers"))[3]);

        // One reading at the boundary is corrected: what the closed month lacks the next one has too much.
        var boundary = new DateTimeOffset(site.Town.ClosedYear, 2, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var right = site.Town.RegisterAt(SmallTown.SchoolMain, DateOnly.FromDateTime(boundary.Date)) + 5m;
        var events = $"/api/v1/meters/{SmallTown.SchoolMain}/events";
        var body = new { kind = "Decision", decision = "Correct", atUtc = boundary, value = right, source = "2431" };
        var preview = await JsonAsync(await visitor.SendAsync(events + "/preview", body));
        Assert.Contains(preview.GetProperty("periods").EnumerateArray(), period => period.GetProperty("adjusted") is { ValueKind: JsonValueKind.Number } adjusted && adjusted.GetDecimal() == 5m);
        Assert.Equal(204, (await visitor.SendAsync(events, body)).Status);
        await site.SettleAsync();

        await visitor.Page.OpenAsync($"/closing/{SmallTown.School}/{January}");
        var row = await visitor.RowAsync(SmallTown.SchoolMain, ".eq-registers");
        Assert.Equal(("744.00 kWh", "+5.00"), (row[3], row[4]));
        Assert.Contains("调整 +5.00", await visitor.TextAsync("main"), StringComparison.Ordinal);
        await BookAsync(visitor, "2432");
        Assert.Equal(("+5.00", "0.00"), await BookedAndPendingAsync(visitor));

        var id = (await JsonAsync(await visitor.AskAsync(events)))[0].GetProperty("id").GetInt32();
        Assert.Equal(204, (await visitor.SendAsync($"{events}/{id}/withdraw", new { reason = "2433" })).Status);
        await site.SettleAsync();
        await visitor.Page.OpenAsync("/closing/adjustments");
        Assert.Equal(("+5.00", "−5.00"), await BookedAndPendingAsync(visitor));
        await BookAsync(visitor, "2434");
        Assert.Contains("冲回", string.Join(' ', await visitor.RowAsync("2434", ".eq-booked")), StringComparison.Ordinal);

        var booked = await site.AskAsync(state => state.Set<PeriodAdjustment>().Where(a => a.MeterCode == SmallTown.SchoolMain).OrderBy(a => a.Id).ToListAsync(Stop));
        Assert.Equal([5m, -5m], booked.Select(a => a.Quantity));
        Assert.Equal(2, await site.AskAsync(state => state.Set<AuditEntry>().CountAsync(line => line.Action == "period.adjusted", Stop)));
        Assert.Contains("2434", await (await visitor.AskAsync("/api/v1/adjustments.csv")).TextAsync(), StringComparison.Ordinal);
        Assert.Equal(400, (await visitor.AskAsync("/api/v1/adjustments/booked?month=March")).Status);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Closing_ByProgram_TellsBlocksAndClosesWithTheDigest()
    {
        await using var visitor = await site.AdminAsync();
        var path = $"/api/v1/closing/{site.Clock.Today.ToString("yyyy-MM", CultureInfo.InvariantCulture)}/{SmallTown.Court}";
        Assert.Equal(409, (await visitor.SendAsync(path, new { })).Status);
        var blocks = (await JsonAsync(await visitor.AskAsync(path))).GetProperty("blocks");
        Assert.Contains(blocks.EnumerateArray(), block => block.GetProperty("kind").GetString() == "TooSoon");

        var march = $"/api/v1/closing/{site.Town.ClosedYear}-03/{SmallTown.Court}";
        var preview = await JsonAsync(await visitor.AskAsync(march));
        Assert.Equal(409, (await visitor.SendAsync(march, new { digest = "0" })).Status);
        Assert.Equal(204, (await visitor.SendAsync(march, new { digest = preview.GetProperty("digest").GetString() })).Status);
        var closed = await JsonAsync(await visitor.AskAsync(march));
        Assert.Equal((true, true), (closed.GetProperty("closed").GetBoolean(), closed.GetProperty("proved").GetBoolean()));
        Assert.Equal(preview.GetProperty("digest").GetString(), closed.GetProperty("digest").GetString());
        Assert.Contains(closed.GetProperty("registers")[0].GetProperty("sha256").GetString()!, await (await visitor.AskAsync(march + "/registers.csv")).TextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.AskAsync($"/api/v1/closing/{site.Town.ClosedYear}-03/none")).Status);

        Assert.Equal(400, (await visitor.SendAsync(march + "/reopening", new { reason = "2801" })).Status);
        Assert.Equal(204, (await visitor.SendAsync(march + "/reopening", new { reason = "2801", document = "2802" })).Status);
        Assert.Equal(409, (await visitor.SendAsync(march + "/reopening", new { reason = "2801", document = "2802" })).Status);
        var again = await JsonAsync(await visitor.AskAsync(march));
        Assert.Equal((false, closed.GetProperty("edition").GetInt32() + 1), (again.GetProperty("closed").GetBoolean(), again.GetProperty("edition").GetInt32()));
    }

    [Fact]
    public async Task Years_ClosedAndReopenedThroughThePages_MakeVerdictsFinalAndProvisionalAgain()
    {
        var year = site.Town.ClosedYear;
        await site.App.Services.GetRequiredService<AssessmentRun>().RunAsync(site.Clock.GetUtcNow(), Stop);
        await using var visitor = await site.AdminAsync($"/closing/{SmallTown.Court}/year/{year}");
        Assert.Contains("暂定", await visitor.TextAsync(".eq-verdicts"), StringComparison.Ordinal);
        Assert.Equal(12, await visitor.Page.Locator("main .eq-fault", new PageLocatorOptions { HasText = "尚未结账" }).CountAsync());
        for (var month = 1; month <= 12; month++)
        {
            var many = await JsonAsync(await visitor.SendAsync($"/api/v1/closing/{year}-{month:00}", new { institutions = new[] { SmallTown.Court, "none" } }));
            Assert.Equal((1, 0), (many.GetProperty("closed").GetInt32(), many.GetProperty("left").GetArrayLength()));
        }

        await visitor.Page.OpenAsync($"/closing?month={year}-05&state=Closed");
        Assert.StartsWith("已结账", (await visitor.RowAsync(SmallTown.CourtZh, ".eq-months"))[2], StringComparison.Ordinal);
        await visitor.Page.OpenAsync($"/closing?month={year}-05&state=Open");
        Assert.Equal(0, await visitor.Page.Locator(".eq-months tbody", new PageLocatorOptions { HasText = SmallTown.CourtZh }).CountAsync());
        await visitor.Page.OpenAsync($"/closing/years?year={year}&state=MonthsClosed");
        Assert.Equal("12/12 个月", (await visitor.RowAsync(SmallTown.CourtZh))[3]);

        await visitor.Page.OpenAsync($"/closing/{SmallTown.Court}/year/{year}");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "年度结账" }).ClickAsync();
        await visitor.Page.GetByText("已年度结账。").WaitForAsync();
        Assert.Contains("各月结账与结论同年度结账摘要一致", await visitor.TextAsync("main"), StringComparison.Ordinal);
        var verdicts = await JsonAsync(await visitor.AskAsync($"/api/v1/verdicts/{year}"));
        Assert.Equal(
            [(SmallTown.Court, "Final"), (SmallTown.School, "Provisional")],
            verdicts.EnumerateArray().Select(v => (v.GetProperty("institutionCode").GetString()!, v.GetProperty("finality").GetString()!)));
        await visitor.Page.OpenAsync($"/institutions/{SmallTown.Court}");
        Assert.Contains("定稿", await visitor.TextAsync("main"), StringComparison.Ordinal);

        await visitor.Page.OpenAsync($"/closing/{SmallTown.Court}/{year}-12");
        Assert.Contains("将一并反结账", await visitor.TextAsync("main"), StringComparison.Ordinal);
        await visitor.Page.GetByLabel("反结账理由").FillAsync("2803");
        await visitor.Page.GetByLabel("依据文件").FillAsync("2804");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "反结账" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "确认反结账" }).ClickAsync();
        await visitor.Page.GetByText("已反结账。").WaitForAsync();
        Assert.Contains("2804", await visitor.TextAsync(".eq-earlier"), StringComparison.Ordinal);
        var whole = await JsonAsync(await visitor.AskAsync($"/api/v1/closing/years/{year}/{SmallTown.Court}"));
        Assert.Equal((false, 2), (whole.GetProperty("closed").GetBoolean(), whole.GetProperty("edition").GetInt32()));
        for (var month = 11; month >= 1; month--)
        {
            Assert.Equal(204, (await visitor.SendAsync($"/api/v1/closing/{year}-{month:00}/{SmallTown.Court}/reopening", new { reason = "2805", document = "2806" })).Status);
        }

        Assert.Equal(2, (await JsonAsync(await visitor.AskAsync($"/api/v1/closing/{year}-07?state=Ready"))).GetProperty("counts").GetProperty("open").GetInt32());
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Closing_Reader_SeesNoButtonAndIsRefused()
    {
        await using var reader = await site.ArriveAsync();
        await reader.Page.LogInAsync(RunningSite.Reader, RunningSite.ReaderPassword);
        await reader.Page.OpenAsync($"/closing/{SmallTown.Court}/{site.Town.ClosedYear}-06");

        Assert.Equal(0, await reader.Page.Locator("main button, main input").CountAsync());
        Assert.Equal(403, (await reader.SendAsync($"/api/v1/closing/{site.Town.ClosedYear}-06/{SmallTown.Court}", new { })).Status);
    }

    private static async Task<JsonElement> JsonAsync(IAPIResponse response) => JsonDocument.Parse(await response.TextAsync()).RootElement;

    private static async Task BookAsync(Visitor visitor, string reason)
    {
        await visitor.Page.GetByLabel("入账理由").FillAsync(reason);
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "入账", Exact = true }).ClickAsync();
        await visitor.Page.GetByText("已入账。").WaitForAsync();
    }

    private static async Task<(string Booked, string Pending)> BookedAndPendingAsync(Visitor visitor)
    {
        var row = await visitor.RowAsync(SmallTown.SchoolMain, ".eq-adjustments");
        return (row[4], row[5]);
    }
}
