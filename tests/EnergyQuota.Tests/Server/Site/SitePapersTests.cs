using System.Text.Json;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Files;
using EnergyQuota.Tests.Documents;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The notice to explain, from the page of its case to the register.</summary>
[Collection(SiteCollection.Name)]
public sealed class SitePapersTests(RunningSite site) : IAsyncLifetime
{
    private const long Case = 9_001;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await site.AskAsync(state =>
    {
        var at = site.Clock.GetUtcNow();
        state.AddRange(
            new Verdict
            {
                Id = Case,
                InstitutionCode = SmallTown.School,
                Year = 2020,
                Indicator = QuotaIndicator.WaterPerPerson,
                StandardCode = "T",
                Grade = Grade.Over,
                Value = 31.05m,
                Unit = "m3/(p·a)",
                Constraint = 30m,
                Completeness = 1m,
                InputsJson = "{}",
                AsOf = at,
                Revision = 1,
                Current = true,
            },
            new CaseFile
            {
                Id = Case,
                Kind = CaseKind.Explanation,
                InstitutionCode = SmallTown.School,
                Year = 2020,
                State = CaseState.ExplanationRequested,
                VerdictId = Case,
                OpenedAt = at,
                Acts =
                [
                    new CaseAct
                    {
                        Number = 1, Move = Move.Open, Before = CaseState.None, After = CaseState.ExplanationRequested, By = RunningSite.Officer, At = at, On = site.Clock.Today,
                        BasisZh = "第十七条", BasisEn = "art. 17", Text = "2020",
                    },
                ],
            });
        return state.SaveChangesAsync(Stop);
    });

    public async ValueTask DisposeAsync()
    {
        // The other tests find the town as it was.
        await site.AskAsync(async state =>
        {
            await state.Set<IssuedPaper>().ExecuteDeleteAsync(Stop);
            await state.Set<CaseAct>().Where(act => act.CaseId == Case).ExecuteDeleteAsync(Stop);
            await state.Set<CaseFile>().Where(file => file.Id == Case).ExecuteDeleteAsync(Stop);
            return await state.Set<Verdict>().Where(verdict => verdict.Id == Case).ExecuteDeleteAsync(Stop);
        });
    }

    [Fact]
    public async Task Notice_IssuedOnThePage_IsHandedOutAndStandsInTheRegister()
    {
        await using var officer = await OfficerAsync(RunningSite.Officer);
        await officer.Page.OpenAsync($"/cases/{Case}");
        var row = officer.Page.Locator("#papers");
        await row.WaitForAsync();
        Assert.Equal(2, await row.GetByText("草稿").CountAsync());

        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "签发文书" }).ClickAsync();
        await row.GetByText("示管节〔").WaitForAsync();
        var number = (await row.Locator(".eq-mono").First.InnerTextAsync()).Trim();
        Assert.Equal(0, await row.GetByText("签发文书").CountAsync());

        await officer.Page.OpenAsync("/papers");
        var listed = await officer.RowAsync(number);
        Assert.Equal((SmallTown.SchoolZh, "有效"), (listed[2], listed[5]));
        var entry = officer.Page.Locator("main tbody tr", new PageLocatorOptions { HasText = number });
        Assert.True(await entry.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "作废" }).IsDisabledAsync());
        await officer.Page.GetByLabel("作废或更正的原因（必填）").FillAsync("2519");
        await entry.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "更正重发" }).ClickAsync();
        await officer.Page.GetByText("已签发：").WaitForAsync();
        Assert.Contains("2519", (await officer.RowAsync(number))[5], StringComparison.Ordinal);
        officer.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Notice_ByProgram_IsDraftedIssuedOnceReadAndDeclaredVoid()
    {
        await using var officer = await OfficerAsync(RunningSite.Officer);
        var path = $"/api/v1/papers/explanation-notice/{Case}";

        var draft = await officer.AskAsync($"/api/v1/papers/drafts/explanation-notice/{Case}?format=docx");
        Assert.Contains("（草稿，未编号）", WordFile.TextOf(await draft.BodyAsync()), StringComparison.Ordinal);
        Assert.Equal(400, (await officer.SendAsync(path, new { }, token: false)).Status);
        var issued = await JsonAsync(await officer.SendAsync(path, new { }));
        Assert.Equal(409, (await officer.SendAsync(path, new { })).Status);
        var id = issued.GetProperty("id").GetInt64();

        var pdf = await (await officer.AskAsync($"/api/v1/papers/{id}/file?format=pdf")).BodyAsync();
        Assert.Equal(issued.GetProperty("pdfSha256").GetString(), KeptFiles.HashOf(pdf));
        Assert.Contains(issued.GetProperty("number").GetString()!, Poppler.TextOf(pdf), StringComparison.Ordinal);
        Assert.Contains("31.05", Poppler.TextOf(pdf), StringComparison.Ordinal);
        Assert.Equal(400, (await officer.AskAsync($"/api/v1/papers/{id}/file?format=html")).Status);
        var list = await JsonAsync(await officer.AskAsync($"/api/v1/papers?kind=explanation-notice&case={Case}"));
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        Assert.Equal(400, (await officer.AskAsync("/api/v1/papers?kind=none")).Status);

        Assert.Equal(400, (await officer.SendAsync($"/api/v1/papers/{id}/void", new { reason = "" })).Status);
        Assert.Equal(204, (await officer.SendAsync($"/api/v1/papers/{id}/void", new { reason = "2520" })).Status);
        Assert.Equal(409, (await officer.SendAsync($"/api/v1/papers/{id}/void", new { reason = "2520" })).Status);
        Assert.Equal(200, (await officer.AskAsync($"/api/v1/papers/{id}/file?format=docx")).Status);
    }

    [Fact]
    public async Task Notice_OfOthers_IsNotThere()
    {
        long id;
        await using (var officer = await OfficerAsync(RunningSite.Officer))
        {
            id = (await JsonAsync(await officer.SendAsync($"/api/v1/papers/explanation-notice/{Case}", new { }))).GetProperty("id").GetInt64();
        }

        await using var stranger = await OfficerAsync(RunningSite.Stranger);
        Assert.Equal(404, (await stranger.AskAsync($"/api/v1/papers/{id}/file?format=pdf")).Status);
        Assert.Equal(404, (await stranger.AskAsync($"/api/v1/papers/drafts/explanation-notice/{Case}?format=pdf")).Status);
        Assert.Equal(404, (await stranger.SendAsync($"/api/v1/papers/{id}/void", new { reason = "x" })).Status);
        Assert.Equal(0, (await JsonAsync(await stranger.AskAsync("/api/v1/papers"))).GetProperty("total").GetInt32());

        await using var reader = await OfficerAsync(RunningSite.Reader);
        Assert.Equal(403, (await reader.SendAsync($"/api/v1/papers/{id}/void", new { reason = "x" })).Status);
        Assert.Equal(403, (await reader.AskAsync($"/api/v1/papers/drafts/explanation-notice/{Case}?format=pdf")).Status);
        Assert.Equal(200, (await reader.AskAsync($"/api/v1/papers/{id}/file?format=pdf")).Status);
    }

    private static async Task<JsonElement> JsonAsync(IAPIResponse response)
    {
        Assert.Equal(200, response.Status);
        return (await response.JsonAsync())!.Value;
    }

    private async Task<Visitor> OfficerAsync(string name)
    {
        var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(name, RunningSite.ReaderPassword);
        return visitor;
    }
}
