using EnergyQuota.Registry.Access;
using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Importing in the browser: what it would do is seen before anything is written.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteImportTests(RunningSite site)
{
    [Fact]
    public async Task Import_FileWithAFault_IsPreviewedThenTaken()
    {
        await site.AddAccountAsync("importer", Role.Administrator, "", null, account => account.SeesClassified = true);
        await using var visitor = await site.ArriveAsync();
        var page = visitor.Page;
        await page.LogInAsync("importer", RunningSite.ReaderPassword, "/import");
        var file = Path.Combine(site.NewFolder(), "regions.csv");
        await File.WriteAllTextAsync(file, "code,name_zh\n62,导入省\nabc,\n", TestContext.Current.CancellationToken);

        await page.Locator("main input[type=file]").SetInputFilesAsync(file);

        await page.Locator("#preview").WaitForAsync();
        Assert.Equal(["1", "0", "0", "1"], await visitor.RowAsync("regions.csv", "#preview"));
        Assert.Contains("62", await visitor.TextAsync("#changes tbody"), StringComparison.Ordinal);
        Assert.Contains("abc", await visitor.TextAsync("#faults tbody"), StringComparison.Ordinal);
        Assert.Empty(await site.AskAsync(state => Task.FromResult(state.Set<EnergyQuota.Registry.Institutions.Region>().Where(region => region.Code == "62").ToList())));

        await page.Locator("#preview button").ClickAsync();
        await page.Locator(".eq-said").WaitForAsync();
        Assert.Single(await site.AskAsync(state => Task.FromResult(state.Set<EnergyQuota.Registry.Institutions.Region>().Where(region => region.Code == "62").ToList())));
        await site.AskAsync(state =>
        {
            state.RemoveRange(state.Set<EnergyQuota.Registry.Institutions.Region>().Where(region => region.Code == "62"));
            return state.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Api_Import_ChangedMeanwhile_IsNotTaken()
    {
        await site.AddAccountAsync("import-program", Role.Administrator, "", null, account => account.SeesClassified = true);
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync("import-program", RunningSite.ReaderPassword);
        var token = (await (await visitor.AskAsync("/api/v1/antiforgery")).JsonAsync())!.Value;
        async Task<IAPIResponse> PostAsync(string path, string body) => await visitor.Page.APIRequest.PostAsync(path, new APIRequestContextOptions
        {
            Data = body,
            Headers = new Dictionary<string, string> { [token.GetProperty("header").GetString()!] = token.GetProperty("token").GetString()!, ["Content-Type"] = "application/octet-stream" },
        });

        var preview = (await (await PostAsync("/api/v1/imports?name=regions.csv", "code,name_zh\n63,甲省\n")).JsonAsync())!.Value;
        var (upload, digest) = (preview.GetProperty("upload").GetString(), preview.GetProperty("digest").GetString());

        Assert.Equal(1, preview.GetProperty("changeCount").GetInt32());
        Assert.Equal(409, (await PostAsync($"/api/v1/imports/{upload}?digest=other", "")).Status);
        Assert.Equal(200, (await PostAsync($"/api/v1/imports/{upload}?digest={digest}", "")).Status);
        Assert.Equal(404, (await PostAsync($"/api/v1/imports/{upload}?digest={digest}", "")).Status);
        Assert.Equal(400, (await PostAsync("/api/v1/imports?name=..%2Fregions.csv", "code,name_zh\n")).Status);
        await site.AskAsync(state =>
        {
            state.RemoveRange(state.Set<EnergyQuota.Registry.Institutions.Region>().Where(region => region.Code == "63"));
            return state.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public async Task Import_AdministratorOfAProvince_IsToldWhoMay()
    {
        await site.AddAccountAsync("province-admin", Role.Administrator, "37");
        await using var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync("province-admin", RunningSite.ReaderPassword, "/import");

        await visitor.Page.Locator(".eq-warn").WaitForAsync();
        Assert.Equal(0, await visitor.Page.Locator("main input[type=file]").CountAsync());
        visitor.AssertQuiet(site.Url);
    }
}
