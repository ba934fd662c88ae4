using System.Text.Json;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Cases in the browser and by program: an institution and an officer, each with what the law leaves to them.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteCasesTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Explanation_AskedServedAndExplained_GoesBetweenOfficerAndInstitution()
    {
        var school = await AddVerdictAsync();
        await using var officer = await LoggedInAsync(RunningSite.Officer);
        var asked = await officer.SendAsync("/api/v1/cases/explanations", new { verdict = school });
        var id = (await JsonAsync(asked)).GetProperty("id").GetInt64();
        Assert.Equal(409, (await officer.SendAsync("/api/v1/cases/explanations", new { verdict = school })).Status);
        await using var institution = await InstitutionAsync();
        Assert.Equal(404, (await institution.AskAsync($"/api/v1/cases/{id}")).Status);

        await officer.Page.OpenAsync($"/cases/{id}");
        await officer.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "送达", Exact = true }).ClickAsync();
        await officer.Page.FillAsync("#moves textarea", "直接送达");
        await officer.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "办理", Exact = true }).ClickAsync();
        await officer.Page.GetByText("已办理：送达").WaitForAsync();
        Assert.Contains("计入", await officer.TextAsync("#clocks"), StringComparison.Ordinal);
        officer.AssertQuiet(site.Url);

        await institution.Page.OpenAsync($"/cases/{id}");
        Assert.Equal(1, await institution.Page.Locator("#moves .eq-tools button").CountAsync());
        await institution.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "提交说明或材料" }).ClickAsync();
        await institution.Page.FillAsync("#moves textarea", "新增机房");
        await institution.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "办理", Exact = true }).ClickAsync();
        await institution.Page.GetByText("已办理：提交").WaitForAsync();
        Assert.Contains("新增机房", await institution.TextAsync("#timeline"), StringComparison.Ordinal);
        institution.AssertQuiet(site.Url);

        Assert.Equal(403, (await institution.SendAsync($"/api/v1/cases/{id}/moves", new { move = "Accept", text = "x" })).Status);
        var refused = await officer.SendAsync($"/api/v1/cases/{id}/moves", new { move = "Accept", text = "" });
        Assert.Equal((400, "text"), (refused.Status, (await JsonAsync(refused)).GetProperty("errors").EnumerateObject().Single().Name));
        Assert.Equal(200, (await officer.SendAsync($"/api/v1/cases/{id}/moves", new { move = "Accept", text = "成立" })).Status);
        Assert.Equal(409, (await officer.SendAsync($"/api/v1/cases/{id}/moves", new { move = "Refuse", text = "x" })).Status);
        Assert.Equal("Accepted", (await JsonAsync(await institution.AskAsync($"/api/v1/cases/{id}"))).GetProperty("file").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Cases_WithoutTokenOrPermission_AreRefused()
    {
        await using var officer = await LoggedInAsync(RunningSite.Officer);
        Assert.Equal(400, (await officer.SendAsync("/api/v1/cases/tips", new { institution = SmallTown.Court, text = "x" }, token: false)).Status);
        await using var reader = await LoggedInAsync(RunningSite.Reader);
        Assert.Equal(403, (await reader.SendAsync("/api/v1/cases/tips", new { institution = SmallTown.Court, text = "x" })).Status);
        Assert.Equal(403, (await reader.SendAsync("/api/v1/inspection-plans", new { seed = "x" })).Status);
        await using var stranger = await LoggedInAsync(RunningSite.Stranger);
        Assert.Equal(404, (await stranger.SendAsync("/api/v1/cases/tips", new { institution = SmallTown.Court, text = "x" })).Status);
    }

    [Fact]
    public async Task Tip_RecordedOnThePage_OpensItsCase()
    {
        await using var officer = await LoggedInAsync(RunningSite.Officer);
        await officer.Page.OpenAsync("/cases/new");
        await officer.Page.GetByLabel("机构代码").FillAsync(SmallTown.Court);
        await officer.Page.FillAsync("main textarea", "楼道灯长明");
        await officer.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "办理", Exact = true }).ClickAsync();
        await officer.Page.Locator("#timeline").WaitForAsync();

        Assert.Contains("楼道灯长明", await officer.TextAsync("#timeline"), StringComparison.Ordinal);
        Assert.Contains("答复举报", await officer.TextAsync("#clocks"), StringComparison.Ordinal);
        await using var reader = await LoggedInAsync(RunningSite.Reader);
        Assert.Equal(404, (await reader.AskAsync($"/api/v1{new Uri(officer.Page.Url).AbsolutePath}")).Status);
        officer.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Law_ImportedOnThePage_IsListed()
    {
        await using var visitor = await site.AdminAsync("/cases/law");
        var file = Path.Combine(site.NewFolder(), "2026.yaml");
        await File.WriteAllTextAsync(file, Repository.Read("config/calendars/2026.yaml"), Stop);

        await visitor.Page.SetInputFilesAsync("main input[type=file]", file);
        await visitor.Page.GetByText("新增或更改 1 项").WaitForAsync();

        Assert.Contains("10-10", await visitor.TextAsync("#calendars"), StringComparison.Ordinal);
        Assert.Equal(2026, (await JsonAsync(await visitor.AskAsync("/api/v1/calendars")))[0].GetProperty("year").GetInt32());
        Assert.True((await JsonAsync(await visitor.AskAsync("/api/v1/moves"))).GetArrayLength() > 50);
        visitor.AssertQuiet(site.Url);
    }

    private async Task<long> AddVerdictAsync() => await site.AskAsync(async state =>
    {
        var verdict = new Verdict
        {
            InstitutionCode = SmallTown.School,
            Year = site.Town.ClosedYear - 3,
            Grade = Grade.Over,
            Value = 60m,
            Constraint = 50m,
            Unit = "kWh/(m2·a)",
            InputsJson = "{}",
            AsOf = site.Clock.GetUtcNow(),
            Revision = 1,
            Current = true,
        };
        state.Add(verdict);
        await state.SaveChangesAsync(Stop);
        return verdict.Id;
    });

    private async Task<Visitor> InstitutionAsync()
    {
        await site.AddAccountAsync("school", Role.Institution, null, SmallTown.School);
        return await LoggedInAsync("school");
    }

    private static async Task<JsonElement> JsonAsync(IAPIResponse answer) => (await answer.JsonAsync())!.Value;

    private async Task<Visitor> LoggedInAsync(string name)
    {
        var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(name, RunningSite.ReaderPassword);
        return visitor;
    }
}
