using System.Text.Json;
using EnergyQuota.Trials.Site;

namespace EnergyQuota.Tests.Server.Site.Care;

/// <summary>Whoever is logged in and may not is told so, in words and by status, and is not sent to log in once more.</summary>
[Collection(CareCollection.Name)]
public sealed class SiteForbiddenTests(RunningSite site)
{
    [Fact]
    public async Task Page_ThatTheRoleMayNotOpen_SaysSoAndLeadsBack()
    {
        await using var officer = await site.ArriveAsync();
        await officer.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        Assert.Equal(403, (await officer.AskAsync("/audit")).Status);

        await officer.Page.OpenAsync("/audit");

        Assert.Equal($"{site.Url}/audit", officer.Page.Url);
        Assert.Equal("无权访问", await officer.TextAsync("h1"));
        Assert.Contains("您的账号无权打开这一页", await officer.TextAsync("main"), StringComparison.Ordinal);
        await officer.Page.ClickAsync("main a");
        await officer.Page.HasMovedToAsync(site.Url + "/");
        Assert.Equal(0, await officer.Page.Locator(".eq-nav a[href='/audit']").CountAsync());
    }

    [Fact]
    public async Task Api_ThatTheRoleMayNotAsk_AnswersWithAProblem()
    {
        await using var officer = await site.ArriveAsync();
        await officer.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);

        var answer = await officer.AskAsync("/api/v1/audit");

        Assert.Equal(403, answer.Status);
        Assert.StartsWith("application/problem+json", answer.Headers["content-type"], StringComparison.Ordinal);
        Assert.Equal(403, ((JsonElement)(await answer.JsonAsync())!).GetProperty("status").GetInt32());
    }
}
