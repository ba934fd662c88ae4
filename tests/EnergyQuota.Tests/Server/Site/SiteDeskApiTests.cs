using System.Text.Json;
using EnergyQuota.Trials.Site;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The data desk by program.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteDeskApiTests(RunningSite site)
{
    [Fact]
    public async Task Events_PreviewSaveListWithdraw_TellTheSameFigures()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-API1");
        await using var visitor = await OfficerAsync();
        var events = $"/api/v1/meters/{meter.Code}/events";

        var preview = await JsonAsync(await visitor.SendAsync(events + "/preview", Decision(meter, "Accept")));
        Assert.Equal((5_024m, -5_024m), (preview.GetProperty("quantity").GetDecimal(), preview.GetProperty("held").GetDecimal()));
        Assert.Equal($"{meter.JumpDay:yyyy-MM-dd}", preview.GetProperty("days")[0].GetProperty("day").GetString());
        Assert.Equal("Jump", preview.GetProperty("closed")[0].GetProperty("kind").GetString());
        Assert.Equal(0, (await JsonAsync(await visitor.AskAsync(events))).GetArrayLength());

        Assert.Equal(204, (await visitor.SendAsync(events, Decision(meter, "Accept"))).Status);
        var listed = (await JsonAsync(await visitor.AskAsync(events)))[0];
        Assert.Equal(("Accept", "officer"), (listed.GetProperty("decision").GetString(), listed.GetProperty("enteredBy").GetString()));

        var withdraw = $"{events}/{listed.GetProperty("id").GetInt32()}/withdraw";
        Assert.Equal(-5_024m, (await JsonAsync(await visitor.SendAsync(withdraw + "/preview", new { }))).GetProperty("quantity").GetDecimal());
        await AssertFieldAsync("reason", await visitor.SendAsync(withdraw, new { reason = " " }));
        Assert.Equal(204, (await visitor.SendAsync(withdraw, new { reason = "mistaken" })).Status);
        Assert.Equal(404, (await visitor.SendAsync(withdraw, new { reason = "again" })).Status);
    }

    [Fact]
    public async Task HandReadingsAndBills_Entered_AreListed()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-API2");
        await using var visitor = await OfficerAsync();
        var path = $"/api/v1/meters/{meter.Code}";
        var bill = new { from = $"{meter.JumpDay.AddDays(-60):yyyy-MM-dd}", to = $"{meter.JumpDay.AddDays(-30):yyyy-MM-dd}", quantity = 300m, document = "B1" };

        Assert.Equal(204, (await visitor.SendAsync(path + "/hand-readings", new { atUtc = meter.At(5).AddHours(12), value = 232m, source = "2422" })).Status);
        Assert.Equal(300m, (await JsonAsync(await visitor.SendAsync(path + "/bills/preview", bill))).GetProperty("quantity").GetDecimal());
        Assert.Equal(204, (await visitor.SendAsync(path + "/bills", bill)).Status);
        var again = await visitor.SendAsync(path + "/bills", bill);

        Assert.Equal(409, again.Status);
        Assert.True((await JsonAsync(again)).GetProperty("errors").TryGetProperty("from", out _));
        Assert.Equal("HandReading", (await JsonAsync(await visitor.AskAsync(path + "/events")))[0].GetProperty("kind").GetString());
        var readings = await JsonAsync(await visitor.AskAsync($"{path}/readings?from={meter.At(5):yyyy-MM-dd'T'HH:mm:ss'Z'}&to={meter.At(7):yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        Assert.Equal(["Device", "Manual", "Device"], readings.EnumerateArray().Select(reading => reading.GetProperty("basis").GetString()));
        Assert.Equal("B1", (await JsonAsync(await visitor.AskAsync(path + "/bills")))[0].GetProperty("document").GetString());
    }

    [Fact]
    public async Task Preview_OfAJudgedYear_SaysThatItIsJudged()
    {
        await using var visitor = await OfficerAsync();
        var midnight = new DateTimeOffset(site.Town.ClosedYear, 12, 15, 0, 0, 0, TimeSpan.FromHours(8));
        var body = new { kind = "Decision", decision = "Correct", atUtc = midnight, value = site.Town.RegisterAt(SmallTown.Main, DateOnly.FromDateTime(midnight.Date)) + 7m, source = "2424" };

        var preview = await JsonAsync(await visitor.SendAsync($"/api/v1/meters/{SmallTown.Main}/events/preview", body));

        Assert.Equal([247m, 233m], preview.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("after").GetProperty("quantity").GetDecimal()));
        Assert.Equal(0m, preview.GetProperty("quantity").GetDecimal());
        var period = Assert.Single(preview.GetProperty("periods").EnumerateArray());
        Assert.Equal((SmallTown.Court, site.Town.ClosedYear), (period.GetProperty("institutionCode").GetString(), period.GetProperty("year").GetInt32()));
        Assert.Equal(0, (await JsonAsync(await visitor.AskAsync($"/api/v1/meters/{SmallTown.Main}/events"))).GetArrayLength());
    }

    [Fact]
    public async Task Attachments_Kept_AreHandedOutWithTheirEventOnly()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-API5");
        var events = $"/api/v1/meters/{meter.Code}/events";
        byte[] paper = [.. "%PDF-1.7 a paper"u8];
        await using (var officer = await OfficerAsync())
        {
            Assert.Equal(415, (await officer.SendAsync("/api/v1/attachments", "no paper"u8.ToArray())).Status);
            Assert.Equal(413, (await officer.SendAsync("/api/v1/attachments", new byte[6_000_000])).Status);
            var name = (await JsonAsync(await officer.SendAsync("/api/v1/attachments", paper))).GetProperty("attachment").GetString();
            Assert.Equal(204, (await officer.SendAsync(
                events, new { kind = "Replacement", atUtc = meter.JumpAt, final = 340, first = 5340, source = "2423", doneBy = "0918", attachment = name })).Status);
            var id = (await JsonAsync(await officer.AskAsync(events)))[0].GetProperty("id").GetInt32();
            var answer = await officer.AskAsync($"{events}/{id}/attachment");
            Assert.Equal((200, "application/pdf"), (answer.Status, answer.Headers["content-type"]));
            Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
            Assert.Equal(paper, await answer.BodyAsync());
            Assert.Equal(404, (await officer.AskAsync($"/api/v1/meters/{SmallTown.Main}/events/{id}/attachment")).Status);
        }

        await using var reader = await LoggedInAsync(RunningSite.Reader);
        Assert.Equal(403, (await reader.SendAsync("/api/v1/attachments", paper)).Status);
    }

    [Fact]
    public async Task Bills_WithScan_AreHandedOutAndWithdrawn()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-API6");
        var bills = $"/api/v1/meters/{meter.Code}/bills";
        byte[] scan = [.. "%PDF-1.7 a bill"u8];
        var (from, to) = ($"{meter.JumpDay.AddDays(-60):yyyy-MM-dd}", $"{meter.JumpDay.AddDays(-30):yyyy-MM-dd}");
        await using (var officer = await OfficerAsync())
        {
            await AssertFieldAsync("attachment", await officer.SendAsync(bills, new { from, to, quantity = 300m, document = "B2", attachment = new string('0', 64) + ".pdf" }));
            var name = (await JsonAsync(await officer.SendAsync("/api/v1/attachments", scan))).GetProperty("attachment").GetString();
            Assert.Equal(204, (await officer.SendAsync(bills, new { from, to, quantity = 300m, document = "B2", attachment = name })).Status);
            var listed = (await JsonAsync(await officer.AskAsync(bills)))[0];
            Assert.Equal(name, listed.GetProperty("attachment").GetString());
            var bill = $"{bills}/{listed.GetProperty("id").GetInt32()}";
            Assert.Equal(scan, await (await officer.AskAsync(bill + "/attachment")).BodyAsync());

            await using (var reader = await LoggedInAsync(RunningSite.Reader))
            {
                Assert.Equal(403, (await reader.SendAsync(bill + "/withdraw", new { reason = "entered twice" })).Status);
            }

            await using (var stranger = await LoggedInAsync(RunningSite.Stranger))
            {
                Assert.Equal(404, (await stranger.AskAsync(bill + "/attachment")).Status);
                Assert.Equal(404, (await stranger.SendAsync(bill + "/withdraw", new { reason = "entered twice" })).Status);
            }

            Assert.Equal(-300m, (await JsonAsync(await officer.SendAsync(bill + "/withdraw/preview", new { }))).GetProperty("quantity").GetDecimal());
            await AssertFieldAsync("reason", await officer.SendAsync(bill + "/withdraw", new { reason = "" }));
            Assert.Equal(204, (await officer.SendAsync(bill + "/withdraw", new { reason = "entered twice" })).Status);
            Assert.Equal(404, (await officer.AskAsync(bill + "/attachment")).Status);
            Assert.Equal(0, (await JsonAsync(await officer.AskAsync(bills))).GetArrayLength());
        }
    }

    [Fact]
    public async Task Events_FaultyRequest_NamesTheField()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-API3");
        await using var visitor = await OfficerAsync();
        var events = $"/api/v1/meters/{meter.Code}/events";

        await AssertFieldAsync("kind", await visitor.SendAsync(events, new { atUtc = meter.JumpAt, source = "x" }));
        await AssertFieldAsync("atUtc", await visitor.SendAsync(events, new { kind = "Decision", decision = "Accept", source = "x" }));
        await AssertFieldAsync("first", await visitor.SendAsync(events, new { kind = "Replacement", atUtc = meter.JumpAt, final = 5, source = "x" }));
        await AssertFieldAsync("final", await visitor.SendAsync(events, new { kind = "Replacement", atUtc = meter.JumpAt, final = -1, first = 1, doneBy = "y", source = "x" }));
        await AssertFieldAsync("doneBy", await visitor.SendAsync(events, new { kind = "Replacement", atUtc = meter.JumpAt, final = 5, first = 1, source = "x" }));
        await AssertFieldAsync("attachment", await visitor.SendAsync(events, new { kind = "Decision", decision = "Accept", atUtc = meter.JumpAt, source = "x", attachment = new string('0', 64) + ".jpg" }));
        await AssertFieldAsync("source", await visitor.SendAsync(events, new { kind = "Decision", decision = "Accept", atUtc = meter.JumpAt, source = "" }));
        await AssertFieldAsync("atUtc", await visitor.SendAsync(events, new { kind = "Decision", decision = "Accept", atUtc = meter.JumpAt.AddYears(-3), source = "x" }));
        await AssertFieldAsync("value", await visitor.SendAsync($"/api/v1/meters/{meter.Code}/hand-readings", new { atUtc = meter.JumpAt, source = "x" }));
        await AssertFieldAsync("value", await visitor.SendAsync($"/api/v1/meters/{meter.Code}/hand-readings", new { atUtc = meter.JumpAt, value = "much", source = "x" }));
        await AssertFieldAsync("kind", await visitor.SendAsync(events, new { kind = "Nothing", atUtc = meter.JumpAt, source = "x" }));
    }

    [Fact]
    public async Task Events_WithoutTokenOrPermissionOrScope_AreRefused()
    {
        var meter = await JumpingMeter.ArriveAsync(site, "T-API4");
        var events = $"/api/v1/meters/{meter.Code}/events";
        await using (var officer = await OfficerAsync())
        {
            Assert.Equal(400, (await officer.SendAsync(events, Decision(meter, "Accept"), token: false)).Status);
            Assert.Equal(400, (await officer.SendAsync(events + "/preview", Decision(meter, "Accept"), token: false)).Status);
        }

        await using (var reader = await LoggedInAsync(RunningSite.Reader))
        {
            Assert.Equal(403, (await reader.SendAsync(events, Decision(meter, "Accept"))).Status);
            Assert.Equal(403, (await reader.SendAsync(events + "/preview", Decision(meter, "Accept"))).Status);
            Assert.Contains(Findings(await JsonAsync(await reader.AskAsync("/api/v1/findings?kind=Jump&limit=1000"))), code => code == meter.Code);
        }

        await using var stranger = await LoggedInAsync(RunningSite.Stranger);
        Assert.Equal(404, (await stranger.SendAsync(events, Decision(meter, "Accept"))).Status);
        Assert.Equal(404, (await stranger.AskAsync(events)).Status);
        Assert.Empty(Findings(await JsonAsync(await stranger.AskAsync("/api/v1/findings"))));
    }

    internal static object Decision(JumpingMeter meter, string decision) => new { kind = "Decision", decision, atUtc = meter.JumpAt, source = "2421" };

    private static IEnumerable<string?> Findings(JsonElement list) => list.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("meter").GetString());

    private static async Task AssertFieldAsync(string field, Microsoft.Playwright.IAPIResponse answer)
    {
        Assert.Equal(400, answer.Status);
        Assert.Equal([field], (await JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static async Task<JsonElement> JsonAsync(Microsoft.Playwright.IAPIResponse answer) => (await answer.JsonAsync())!.Value;

    private Task<Visitor> OfficerAsync() => LoggedInAsync(RunningSite.Officer);

    private async Task<Visitor> LoggedInAsync(string name)
    {
        var visitor = await site.ArriveAsync();
        await visitor.Page.LogInAsync(name, RunningSite.ReaderPassword);
        return visitor;
    }
}
