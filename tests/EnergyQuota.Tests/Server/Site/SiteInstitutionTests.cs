using System.Text.Json;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The day of an institution's energy manager.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteInstitutionTests(RunningSite site)
{
    private const string PeerPrefix = "11370000MB28487";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstPage_OfAnInstitution_IsItsOwnAndNamesNoOther()
    {
        await using var institution = await InstitutionAsync("own-court", SmallTown.Court);

        var shown = await institution.TextAsync("main");

        Assert.Contains(SmallTown.CourtZh, await institution.TextAsync("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain(SmallTown.SchoolZh, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallTown.School, shown, StringComparison.Ordinal);
        Assert.Contains("1,000", await institution.TextAsync("#figures"), StringComparison.Ordinal);
        await institution.Page.Locator("#gaps").WaitForAsync();
        await institution.Page.Locator("#year").WaitForAsync();
        institution.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task FirstPage_OfWhoeverSeesARegion_IsTheOverview()
    {
        await using var officer = await LoggedInAsync(RunningSite.Officer);

        await officer.Page.Locator("#today").WaitForAsync();
        Assert.Equal(0, await officer.Page.Locator("#asked").CountAsync());
    }

    [Fact]
    public async Task Explanation_AskedOfTheInstitution_StandsOnItsFirstPageWithTheWayToAnswer()
    {
        var verdict = await AddOldVerdictAsync();
        await using var officer = await LoggedInAsync(RunningSite.Officer);
        var asked = (await (await officer.SendAsync("/api/v1/cases/explanations", new { verdict })).JsonAsync())!.Value.GetProperty("id").GetInt64();
        Assert.Equal(200, (await officer.SendAsync($"/api/v1/cases/{asked}/moves", new { move = "Serve", text = "直接送达" })).Status);
        await using var institution = await InstitutionAsync("own-asked", SmallTown.School);

        await institution.Page.ClickAsync($"#asked a[href='/cases/{asked}']");
        await institution.Page.Locator("#moves button").First.WaitForAsync();
        Assert.Equal(200, (await institution.SendAsync($"/api/v1/cases/{asked}/moves", new { move = "Submit", text = "新增机房" })).Status);
        await institution.Page.OpenAsync("/");
        await institution.Page.Locator("#asked").WaitForAsync();

        Assert.Equal(0, await institution.Page.Locator($"#asked a[href='/cases/{asked}']").CountAsync());
        institution.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Place_AmongSixOfItsClass_IsToldToTheInstitutionAndToNoOther()
    {
        await AddPeersAsync(5);
        try
        {
            await using var institution = await InstitutionAsync("own-place", SmallTown.Court);
            await institution.Page.Locator("#peers .eq-peers").First.WaitForAsync();
            Assert.DoesNotContain(PeerPrefix, await institution.Page.ContentAsync(), StringComparison.Ordinal);
            var told = await JsonAsync(institution, SmallTown.Court);
            Assert.Equal(6, told[0].GetProperty("class").GetProperty("members").GetInt32());
            Assert.Equal(0, (await JsonAsync(institution, SmallTown.School)).GetArrayLength());
            Assert.Equal(0, (await JsonAsync(institution, PeerPrefix + "000")).GetArrayLength());
            institution.AssertQuiet(site.Url);
        }
        finally
        {
            await RemovePeersAsync();
        }
    }

    [Fact]
    public async Task Figure_ProposedByTheInstitution_IsRefusedByTheOfficerWithAReasonItReads()
    {
        await using var institution = await InstitutionAsync("own-figure", SmallTown.Court);
        await institution.Page.ClickAsync("#figures a");
        await institution.Page.Locator("#facts").WaitForAsync();
        try
        {
            await institution.Page.FillAsync("main input[type=number]", "1234");
            await institution.Page.FillAsync("main input[maxlength='400']", "own-deed-7");
            await institution.Page.Locator("main .eq-card:has(input[type=number]) button").ClickAsync();
            await institution.Page.Locator(".eq-said").WaitForAsync();
            Assert.Contains("1,234", string.Join(' ', await institution.RowAsync("own-deed-7", "#facts")), StringComparison.Ordinal);
            Assert.Equal(403, (await institution.SendAsync("/api/v1/facts/1/decide", new { approve = true })).Status);
            Assert.Equal(404, (await institution.SendAsync("/api/v1/facts", Figure(SmallTown.School))).Status);

            await using var officer = await LoggedInAsync(RunningSite.Officer);
            await officer.Page.OpenAsync("/facts");
            var row = officer.Page.Locator("tr", new PageLocatorOptions { HasText = "own-deed-7" });
            await row.Locator("input").FillAsync("own-reason-8");
            await row.Locator("input").BlurAsync();
            await row.GetByRole(AriaRole.Button).Last.ClickAsync();
            await officer.Page.Locator(".eq-said").WaitForAsync();
            officer.AssertQuiet(site.Url);

            await institution.Page.OpenAsync($"/institutions/{SmallTown.Court}/facts");
            Assert.Contains("own-reason-8", string.Join(' ', await institution.RowAsync("own-deed-7", "#facts")), StringComparison.Ordinal);
            institution.AssertQuiet(site.Url);
        }
        finally
        {
            await site.AskAsync(state => state.Set<InstitutionFact>().Where(fact => fact.Source == "own-deed-7").ExecuteDeleteAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task BillAndReading_BroughtByTheInstitution_AreTakenAndRefusedByTheOfficer()
    {
        var day = site.Clock.GetUtcNow().AddDays(-6);
        await using var institution = await InstitutionAsync("own-bills", SmallTown.Court);
        try
        {
            await institution.Page.Locator("#entries a.eq-button[href*='what=Bill']").First.ClickAsync();
            await institution.Page.FillAsync("main input[type=date] >> nth=0", $"{day:yyyy-MM-dd}");
            await institution.Page.FillAsync("main input[type=date] >> nth=1", $"{day:yyyy-MM-dd}");
            await institution.Page.FillAsync("main input[inputmode=decimal] >> nth=0", "240");
            await institution.Page.SetInputFilesAsync("main input[type=file]", new FilePayload { Name = "bill.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 7] });
            await institution.Page.GetByText("SHA-256").WaitForAsync();
            await institution.Page.FillAsync("main input[maxlength='200']", "own-bill-1");
            await institution.Page.ClickAsync("main form button[type=submit]");
            await institution.Page.Locator(".eq-said").WaitForAsync();
            var meter = await site.AskAsync(state => state.Set<EntryProposal>().Where(p => p.Source == "own-bill-1").Select(p => p.MeterCode).SingleAsync(Stop));
            Assert.Equal(403, (await institution.SendAsync($"/api/v1/meters/{meter}/bills", new { from = "2026-01-01", to = "2026-01-02", quantity = 1, document = "own-bill-3" })).Status);
            Assert.Equal(204, (await institution.SendAsync($"/api/v1/meters/{meter}/proposals/hand-readings", new { atUtc = day, value = 7, source = "own-sheet-2" })).Status);
            Assert.Equal(404, (await institution.SendAsync($"/api/v1/meters/{SmallTown.SchoolMain}/proposals/hand-readings", new { atUtc = day, value = 7, source = "own-sheet-4" })).Status);

            await using var officer = await LoggedInAsync(RunningSite.Officer);
            await officer.Page.OpenAsync("/desk");
            var waiting = officer.Page.Locator("#proposals tr", new PageLocatorOptions { HasText = "own-sheet-2" });
            await waiting.Locator("input").FillAsync("own-reason-5");
            await waiting.Locator("input").BlurAsync();
            await waiting.GetByRole(AriaRole.Button).Last.ClickAsync();
            await officer.Page.Locator("#proposals .eq-said").WaitForAsync();
            await officer.Page.Locator("#proposals tr", new PageLocatorOptions { HasText = "own-bill-1" }).GetByRole(AriaRole.Button).First.ClickAsync();
            await Assertions.Expect(officer.Page.Locator("#proposals tr", new PageLocatorOptions { HasText = "own-bill-1" })).ToHaveCountAsync(0);
            officer.AssertQuiet(site.Url);

            await institution.Page.OpenAsync("/");
            await institution.Page.Locator("#entries .eq-tag.good").First.WaitForAsync();
            Assert.Contains("own-reason-5", string.Join(' ', await institution.RowAsync("own-sheet-2", "#entries")), StringComparison.Ordinal);
            Assert.Equal("own-bill-1", await site.AskAsync(state => state.Set<Bill>().Where(b => b.Document == "own-bill-1").Select(b => b.Document).SingleAsync(Stop)));
            institution.AssertQuiet(site.Url);
        }
        finally
        {
            await site.AskAsync(async state =>
            {
                await state.Set<Bill>().Where(b => b.Document == "own-bill-1").ExecuteDeleteAsync(CancellationToken.None);
                return await state.Set<EntryProposal>().Where(p => p.Source.StartsWith("own-")).ExecuteDeleteAsync(CancellationToken.None);
            });
        }
    }

    private static object Figure(string institution) => new { institution, kind = "FloorArea", from = "2026-01-01", value = 5, source = "own-deed-9" };

    private static async Task<JsonElement> JsonAsync(Visitor visitor, string institution) =>
        (await (await visitor.AskAsync($"/api/v1/institutions/{institution}/position")).JsonAsync())!.Value;

    private async Task<Visitor> InstitutionAsync(string name, string code)
    {
        await site.AddAccountAsync(name, Role.Institution, null, code);
        var visitor = await LoggedInAsync(name);
        await visitor.Page.Locator("#asked").WaitForAsync();
        return visitor;
    }

    private async Task<Visitor> LoggedInAsync(string name)
    {
        var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(name, RunningSite.ReaderPassword);
        await visitor.Page.OpenAsync("/");
        return visitor;
    }

    private Task<long> AddOldVerdictAsync() => site.AskAsync(async state =>
    {
        var verdict = new Verdict
        {
            InstitutionCode = SmallTown.School,
            Year = site.Town.ClosedYear - 5,
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

    // Judged by the row that judges the court.
    private Task<int> AddPeersAsync(int count) => site.AskAsync(async state =>
    {
        var court = await state.Set<Verdict>().AsNoTracking().FirstAsync(v => v.InstitutionCode == SmallTown.Court && v.Current && v.Value != null && v.Year == site.Town.ClosedYear, Stop);
        for (var at = 0; at < count; at++)
        {
            var code = $"{PeerPrefix}{at:000}";
            state.Add(new Institution { Code = code, NameZh = code, RegionCode = "3799", Class = "government", From = new DateOnly(2020, 1, 1) });
            state.Add(new Verdict
            {
                InstitutionCode = code,
                Year = court.Year,
                Indicator = court.Indicator,
                StandardCode = court.StandardCode,
                RowKey = court.RowKey,
                Grade = Grade.Constraint,
                Value = 40m + at,
                Constraint = court.Constraint,
                Unit = court.Unit,
                InputsJson = "{}",
                AsOf = court.AsOf,
                Revision = 1,
                Current = true,
            });
        }

        return await state.SaveChangesAsync(Stop);
    });

    private Task<int> RemovePeersAsync() => site.AskAsync(async state =>
    {
        await state.Set<Verdict>().Where(v => v.InstitutionCode.StartsWith(PeerPrefix)).ExecuteDeleteAsync(CancellationToken.None);
        return await state.Set<Institution>().Where(i => i.Code.StartsWith(PeerPrefix)).ExecuteDeleteAsync(CancellationToken.None);
    });
}
