using System.Text.RegularExpressions;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Chinese first, English beside it, on every page and to the last label.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class SiteLanguageTests(RunningSite site)
{
    // Every piece of text a person can see, but what a meter sent and what a person's own choice of language is called.
    private const string Visible = """
        () => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const texts = [document.title];
          while (walker.nextNode()) {
            const place = walker.currentNode.parentElement;
            const text = walker.currentNode.textContent.trim();
            if (text && !place.closest('script, style, .eq-mono') && (place.checkVisibility() || place.closest('option'))) texts.push(text);
          }
          for (const input of document.querySelectorAll('[placeholder], [aria-label], [title]'))
            texts.push(...['placeholder', 'aria-label', 'title'].map(name => input.getAttribute(name) ?? ''));
          return texts;
        }
        """;

    private static readonly string[] Languages = ["中文", "English"];

    // Data, units and names that are the same in both languages.
    private static readonly string[] SameInBoth = [FirstAccount.Name, RunningSite.Officer, "API", "PDF", "Word", "Excel", "HTML", "KB", "kWh", "(kWh)", "kWh/(m²·a)", "SHA-256"];

    [Theory]
    [InlineData("/")]
    [InlineData("/institutions")]
    [InlineData("/verdicts/1")]
    [InlineData("/verdicts/1?readings=true")]
    [InlineData("/institutions?q=none")]
    [InlineData("/institutions/" + SmallTown.Court)]
    [InlineData("/institutions/" + SmallTown.Court + "/consumption")]
    [InlineData("/institutions/" + SmallTown.Court + "/consumption?with=median")]
    [InlineData("/institutions/" + SmallTown.Court + "/load")]
    [InlineData("/institutions/" + SmallTown.Court + "/meters")]
    [InlineData("/institutions/" + SmallTown.Court + "/facts")]
    [InlineData("/institutions/" + SmallTown.Court + "/cases")]
    [InlineData("/meters/" + SmallTown.Main + "/load")]
    [InlineData("/meters/" + SmallTown.Main + "/readings")]
    [InlineData("/meters/" + SmallTown.Main + "/readings/one?register=total&at=2026-03-01T16:00:00Z")]
    [InlineData("/alerts?state=all")]
    [InlineData("/cases")]
    [InlineData("/cases/new")]
    [InlineData("/cases/plan")]
    [InlineData("/cases/law")]
    [InlineData("/papers")]
    [InlineData("/papers?kind=circular")]
    [InlineData("/alerts/1")]
    [InlineData("/notifications")]
    [InlineData("/reports")]
    [InlineData("/meters")]
    [InlineData("/meters?only=findings")]
    [InlineData("/coverage")]
    [InlineData("/coverage?only=Shared")]
    [InlineData("/balance")]
    [InlineData("/meters/" + SmallTown.Main)]
    [InlineData("/ingest/accounting")]
    [InlineData("/ingest/accounting?days=7")]
    [InlineData("/ingest/accounting/gateway?institution=" + SmallTown.Court + "&gateway=g1")]
    [InlineData("/desk")]
    [InlineData("/desk?state=decided")]
    [InlineData("/desk/finding?kind=Jump")]
    [InlineData("/meters/" + SmallTown.Main + "/enter")]
    [InlineData("/closing")]
    [InlineData("/closing/adjustments")]
    [InlineData("/closing?state=Blocked")]
    [InlineData("/closing/years")]
    [InlineData("/closing/" + SmallTown.Court + "/year/2025")]
    [InlineData("/closing/" + SmallTown.Court + "/2026-03")]
    [InlineData("/facts")]
    [InlineData("/standards")]
    [InlineData("/standards/one?code=MODEL 1")]
    [InlineData("/standards/compare?one=MODEL 1&other=MODEL 1")]
    [InlineData("/standards/try?code=MODEL 1")]
    [InlineData("/rejected")]
    [InlineData("/gateways")]
    [InlineData("/accounts")]
    [InlineData("/institutions/none")]
    public async Task Page_InEachLanguage_HasNoWordOfTheOther(string path)
    {
        await using var visitor = await site.LoneAdminAsync(path);
        var chinese = await TextsAsync(visitor, path);

        await visitor.Page.ClickAsync(".eq-who a");
        await visitor.Page.WaitForFunctionAsync("() => document.documentElement.lang === 'en'");
        await visitor.Page.DrawnAsync();
        Assert.EndsWith(path, Uri.UnescapeDataString(visitor.Page.Url), StringComparison.Ordinal);
        var english = await TextsAsync(visitor, path);

        var left = english.Where(text => Han().IsMatch(text)).ToList();
        Assert.True(left.Count == 0, $"Chinese in English: {string.Join(" | ", left)}");
        var same = chinese.Intersect(english).Where(text => Word().IsMatch(text) && !SameInBoth.Contains(text) && !Data().IsMatch(text)).ToList();
        Assert.True(same.Count == 0, $"the same in both: {string.Join(" | ", same)}");
        Assert.Contains(chinese, text => Han().IsMatch(text));
    }

    [Fact]
    public async Task Language_English_SurvivesNavigationAndLogOut()
    {
        await using var visitor = await site.LoneAdminAsync(culture: "en");

        await visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Meters", Exact = true }).ClickAsync();
        await visitor.Page.HasMovedToAsync($"{site.Url}/meters");

        // The address changes before the page does.
        await visitor.Page.Locator("h1", new PageLocatorOptions { HasText = "Meters" }).WaitForAsync();
        await visitor.Page.ClickAsync("main tbody a >> nth=0");
        await visitor.Page.GetByText("Recent readings").WaitForAsync();
        await visitor.Page.ClickAsync(".eq-who button");
        await visitor.Page.HasMovedToAsync(url => url.Contains("/login", StringComparison.Ordinal));

        Assert.Contains("Log in", await visitor.TextAsync("form.eq-login"), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    private static async Task<List<string>> TextsAsync(Visitor visitor, string path)
    {
        await visitor.Page.DrawnAsync();
        var texts = await visitor.Page.EvaluateAsync<string[]>(Visible);
        Assert.True(texts.Length > 10, $"{path} shows {texts.Length} texts only");
        return [.. texts.Where(text => !Languages.Contains(text))];
    }

    [GeneratedRegex("[\\u3400-\\u9fff]")]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Word();

    // Codes of the small town, keys of rows, numbers, dates, and the hash of what a decision was taken on.
    [GeneratedRegex("^[−(+ ]*(1137|T-|MODEL|government\\||37\\d*|[\\d,.]+|SHA-256 [0-9a-f]{64}$).*$")]
    private static partial Regex Data();
}
