using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace EnergyQuota.Trials.Site;

/// <summary>Takes a picture of every page of a running site, for the documentation and to look at.</summary>
/// <param name="settings">Where the site is and what to write.</param>
/// <param name="output">Where to tell the names of the files.</param>
public sealed class Screenshots(ScreenshotSettings settings, TextWriter output)
{
    private static readonly string[] Plain = ["overview", "institutions", "alerts", "cases", "papers", "standards", "facts", "coverage", "balance", "reports", "meters", "desk", "closing", "closing-years", "adjustments", "accounting", "rejected", "gateways", "accounts", "notifications", "cases-new", "cases-plan", "cases-law", "audit", "powers", "account", "standards-try", "not-found"];

    // Pages of one institution, meter, verdict, alert or case.
    private static readonly string[] OfOne = ["institution", "institution-consumption", "institution-load", "institution-meters", "institution-facts", "institution-cases", "meter", "meter-load", "meter-readings", "meter-enter", "verdict", "alert", "case", "closing-month", "closing-year", "finding", "api"];

    /// <summary>Takes the pictures.</summary>
    /// <exception cref="TrialException">The password is not known, or the log-in was refused.</exception>
    public async Task<int> RunAsync()
    {
        var password = Environment.GetEnvironmentVariable(ScreenshotSettings.PasswordVariable)
            ?? throw new TrialException($"Set {ScreenshotSettings.PasswordVariable} to the password of {settings.User}.");
        Directory.CreateDirectory(settings.Folder);
        await using var browser = await SiteBrowser.StartAsync();
        string? cookies = null;
        foreach (var width in settings.Widths)
        {
            await using var person = await browser.NewPersonAsync(settings.Url, width, cookies);
            var page = await person.NewPageAsync();
            if (cookies is null)
            {
                await page.GotoAsync("/login");
                await ShootAsync(page, "login", width);
                await page.LogInAsync(settings.User, password);
                if (page.Url.Contains("/login", StringComparison.Ordinal))
                {
                    throw new TrialException($"{settings.Url} refused the log-in of {settings.User}.");
                }

                cookies = await person.StorageStateAsync();
            }

            var shown = await ExamplesAsync(page);
            await ShootAllAsync(page, shown, settings.BothLanguages ? [.. Plain, .. OfOne] : ["overview"], "en", "-en", width);
            await ShootAllAsync(page, shown, [.. Plain, .. OfOne], "zh-CN", "", width);
        }

        return 0;
    }

    private async Task ShootAllAsync(IPage page, Examples shown, string[] names, string culture, string ending, int width)
    {
        await page.GotoAsync($"/language/{culture}?back=/");
        foreach (var name in names)
        {
            if (name == "api")
            {
                await page.GotoAsync("/api");
                await page.GetByText("/api/v1/institutions").First.WaitForAsync();
            }
            else
            {
                await page.OpenAsync(name switch
                {
                    "overview" => "/",
                    "institution" => $"/institutions/{shown.Institution}",
                    "meter" => $"/meters/{shown.Meter}",
                    _ when name.StartsWith("institution-", StringComparison.Ordinal) => $"/institutions/{shown.Institution}/{name.Split('-')[1]}",
                    _ when name.StartsWith("meter-", StringComparison.Ordinal) => $"/meters/{shown.Meter}/{name.Split('-')[1]}",
                    "verdict" => $"/verdicts/{shown.Verdict}",
                    "alert" => $"/alerts/{shown.Alert}",
                    "case" => $"/cases/{shown.Case}",
                    "closing-month" => $"/closing/{shown.Institution}/{shown.Month}",
                    "closing-year" => $"/closing/{shown.Institution}/year/{shown.Month[..4]}",
                    "finding" => "/desk/finding",
                    _ when name.StartsWith("cases-", StringComparison.Ordinal) || name == "standards-try" => $"/{name.Replace('-', '/')}",
                    "adjustments" => "/closing/adjustments",
                    "closing-years" => "/closing/years",
                    "accounting" => "/ingest/accounting",
                    _ => $"/{name}",
                });
            }

            await ShootAsync(page, name + ending, width);
        }
    }

    // The institution with the newest alert, since there is most to see; the first where there is none.
    private static async Task<Examples> ExamplesAsync(IPage page)
    {
        var institution = await FirstAsync(page, "/api/v1/alerts?limit=1", "institutionCode") ?? await FirstAsync(page, "/api/v1/institutions", "code")
            ?? throw new TrialException("The site has no institution to show.");
        var meter = await FirstAsync(page, $"/api/v1/meters?institution={Uri.EscapeDataString(institution)}", "code")
            ?? throw new TrialException($"Institution {institution} has no meter to show.");
        return new Examples(
            institution,
            meter,
            await FirstAsync(page, $"/api/v1/institutions/{Uri.EscapeDataString(institution)}/verdicts", "id") ?? "1",
            await FirstAsync(page, "/api/v1/alerts?limit=1", "id") ?? "1",
            await FirstAsync(page, "/api/v1/cases?limit=1", "id") ?? "1",
            DateTimeOffset.FromUnixTimeMilliseconds(await page.EvaluateAsync<long>("() => Date.now()")).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }

    private static async Task<string?> FirstAsync(IPage page, string address, string property)
    {
        var answer = await page.APIRequest.GetAsync(address);
        var json = await answer.JsonAsync() ?? throw new TrialException($"{address} answered {answer.Status} with no JSON.");
        return json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 && json[0].GetProperty(property).ToString() is { Length: > 0 } text ? text : null;
    }

    private async Task ShootAsync(IPage page, string name, int width)
    {
        // The API page scrolls inside itself; the others are shown whole.
        var path = Path.Combine(settings.Folder, settings.Widths.Count > 1 ? $"{name}-{width}.png" : $"{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = name is not "api" and not "api-en", Animations = ScreenshotAnimations.Disabled });
        await output.WriteLineAsync($"{path}  {new FileInfo(path).Length / 1024} KB");
    }

    // What the pages of one thing are shown of.
    private sealed record Examples(string Institution, string Meter, string Verdict, string Alert, string Case, string Month);
}
