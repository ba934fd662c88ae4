using System.Text.Json;
using Microsoft.Playwright;

namespace EnergyQuota.Trials.Site;

/// <summary>Takes a picture of every page of a running site, for the documentation and to look at.</summary>
/// <param name="settings">Where the site is and what to write.</param>
/// <param name="output">Where to tell the names of the files.</param>
public sealed class Screenshots(ScreenshotSettings settings, TextWriter output)
{
    private static readonly string[] Plain = ["overview", "institutions", "alerts", "cases", "papers", "standards", "facts", "coverage", "balance", "reports", "meters", "desk", "closing", "closing-years", "adjustments", "accounting", "rejected", "gateways", "accounts", "notifications"];

    // Pages of one institution, meter or verdict.
    private static readonly string[] OfOne = ["institution", "institution-consumption", "institution-load", "institution-meters", "institution-facts", "institution-cases", "meter", "meter-load", "meter-readings", "verdict", "api"];

    /// <summary>Takes the pictures.</summary>
    /// <exception cref="TrialException">The password is not known, or the log-in was refused.</exception>
    public async Task<int> RunAsync()
    {
        var password = Environment.GetEnvironmentVariable(ScreenshotSettings.PasswordVariable)
            ?? throw new TrialException($"Set {ScreenshotSettings.PasswordVariable} to the password of {settings.User}.");
        Directory.CreateDirectory(settings.Folder);
        await using var browser = await SiteBrowser.StartAsync();
        var person = await browser.NewPersonAsync(settings.Url, settings.Width);
        var page = await person.NewPageAsync();
        await page.GotoAsync("/login");
        await ShootAsync(page, "login");
        await page.LogInAsync(settings.User, password);
        if (page.Url.Contains("/login", StringComparison.Ordinal))
        {
            throw new TrialException($"{settings.Url} refused the log-in of {settings.User}.");
        }

        var (institution, meter) = await ExamplesAsync(page);
        var verdict = await FirstAsync(page, $"/api/v1/institutions/{Uri.EscapeDataString(institution)}/verdicts", "id") ?? "1";
        await ShootAllAsync(page, (institution, meter, verdict), settings.BothLanguages ? [.. Plain, .. OfOne] : ["overview"], "en", "-en");
        await ShootAllAsync(page, (institution, meter, verdict), [.. Plain, .. OfOne], "zh-CN", "");
        return 0;
    }

    private async Task ShootAllAsync(IPage page, (string Institution, string Meter, string Verdict) shown, string[] names, string culture, string ending)
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
                    "adjustments" => "/closing/adjustments",
                    "closing-years" => "/closing/years",
                    "accounting" => "/ingest/accounting",
                    _ => $"/{name}",
                });
            }

            await ShootAsync(page, name + ending);
        }
    }

    // The institution with the newest alert, since there is most to see; the first where there is none.
    private static async Task<(string Institution, string Meter)> ExamplesAsync(IPage page)
    {
        var institution = await FirstAsync(page, "/api/v1/alerts?limit=1", "institutionCode") ?? await FirstAsync(page, "/api/v1/institutions", "code")
            ?? throw new TrialException("The site has no institution to show.");
        var meter = await FirstAsync(page, $"/api/v1/meters?institution={Uri.EscapeDataString(institution)}", "code")
            ?? throw new TrialException($"Institution {institution} has no meter to show.");
        return (institution, meter);
    }

    private static async Task<string?> FirstAsync(IPage page, string address, string property)
    {
        var answer = await page.APIRequest.GetAsync(address);
        var json = await answer.JsonAsync() ?? throw new TrialException($"{address} answered {answer.Status} with no JSON.");
        return json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 && json[0].GetProperty(property).ToString() is { Length: > 0 } text ? text : null;
    }

    private async Task ShootAsync(IPage page, string name)
    {
        // The API page scrolls inside itself; the others are shown whole.
        var path = Path.Combine(settings.Folder, $"{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = name is not "api" and not "api-en", Animations = ScreenshotAnimations.Disabled });
        await output.WriteLineAsync($"{path}  {new FileInfo(path).Length / 1024} KB");
    }
}
