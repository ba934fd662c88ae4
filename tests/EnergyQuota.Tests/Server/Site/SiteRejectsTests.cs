using System.Text;
using System.Text.Json;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>What could not be used, by page and by program.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteRejectsTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rejected_DiscardedWithAReason_IsGoneAndInTheAudit()
    {
        await ArriveAsync("T-DISCARD", "not a payload");
        await using var visitor = await site.AdminAsync("/rejected?q=T-DISCARD");
        var row = visitor.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = "T-DISCARD" });
        var discard = row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "丢弃" });
        Assert.True(await discard.IsDisabledAsync());

        await visitor.Page.GetByLabel("丢弃理由").FillAsync("试验台的网关");
        await discard.ClickAsync();
        await visitor.Page.GetByText("已丢弃 1 条").WaitForAsync();

        Assert.Equal(0, await row.CountAsync());
        var line = Assert.Single(await site.AskAsync(state => state.Set<AuditEntry>().Where(entry => entry.Action == "ingest.discarded").ToListAsync(Stop)));
        Assert.Contains("试验台的网关", JsonDocument.Parse(line.Detail).RootElement.GetProperty("reason").GetString(), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Rejected_ByProgram_IsListedAsAFileAndRefusedToWhoMayNotHandleIt()
    {
        await ArriveAsync("T-EXPORT", "=1+1");
        await using var visitor = await site.AdminAsync("/rejected");
        var list = (await (await visitor.AskAsync("/api/v1/ingest/rejected?q=T-EXPORT&waiting=true")).JsonAsync())!.Value;
        var id = Assert.Single(list.EnumerateArray()).GetProperty("id").GetInt64();

        var file = await (await visitor.AskAsync("/api/v1/ingest/rejected.csv?q=T-EXPORT")).TextAsync();
        Assert.EndsWith($"{Convert.ToBase64String(Encoding.UTF8.GetBytes("=1+1"))}\r\n", file, StringComparison.Ordinal);
        var noReason = await visitor.SendAsync("/api/v1/ingest/rejected/discard", new { ids = new[] { id } });
        Assert.Equal(400, noReason.Status);
        Assert.True((await noReason.JsonAsync())!.Value.GetProperty("errors").TryGetProperty("reason", out _));
        Assert.Equal(400, (await visitor.SendAsync("/api/v1/ingest/rejected/replay", new { ids = Array.Empty<long>() })).Status);

        await using var officer = await site.ArriveAsync();
        await officer.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        Assert.Equal(403, (await officer.SendAsync("/api/v1/ingest/rejected/discard", new { ids = new[] { id }, reason = "why" })).Status);
        Assert.Single((await (await visitor.AskAsync("/api/v1/ingest/rejected?q=T-EXPORT")).JsonAsync())!.Value.EnumerateArray());
    }

    private async Task ArriveAsync(string gateway, string payload)
    {
        await site.PublishAsync([($"readings/{SmallTown.Court}/{gateway}", Encoding.UTF8.GetBytes(payload))]);
        await site.SettleAsync();
    }
}
