using System.Text.RegularExpressions;
using EnergyQuota.Quotas.Forecasting;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>The API, its document and page, health, and the headers of every answer.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class SiteApiTests(RunningSite site)
{
    [Fact]
    public async Task OpenApi_Document_ListsEveryAddressOfTheApi()
    {
        await using var visitor = await site.AdminAsync();
        var mapped = SiteAddresses.All(site).Select(SiteAddresses.Pattern)
            .Where(pattern => pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !pattern.EndsWith(".json", StringComparison.Ordinal))
            .Select(pattern => Constraint().Replace(pattern, "}")).Distinct().Order(StringComparer.Ordinal);

        var document = (await (await visitor.AskAsync("/api/v1/openapi.json")).JsonAsync())!.Value;

        var listed = document.GetProperty("paths").EnumerateObject().Select(path => path.Name.TrimEnd('/')).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(mapped, listed);
        Assert.True(listed.Count >= 10);
        Assert.All(document.GetProperty("paths").EnumerateObject(), path => Assert.All(
            path.Value.EnumerateObject(), operation => Assert.True(operation.Value.TryGetProperty("summary", out _), path.Name)));
    }

    [Fact]
    public async Task ApiPage_Opened_ShowsTheAddressesFromThisHostOnly()
    {
        await using var visitor = await site.AdminAsync();

        await visitor.Page.GotoAsync("/api");
        await visitor.Page.GetByText("/api/v1/areas").First.WaitForAsync();

        Assert.Contains("EnergyQuota", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        visitor.AssertQuiet(site.Url);
    }

    [Fact]
    public async Task Api_SmallTown_TellsTheSameFiguresAsThePages()
    {
        await using var visitor = await site.AdminAsync();
        var year = site.Town.ClosedYear;

        var consumption = (await (await visitor.AskAsync(
            $"/api/v1/institutions/{SmallTown.Court}/consumption?energyType=Electricity&from={year}-01-01&to={year + 1}-01-01")).JsonAsync())!.Value;
        var verdicts = (await (await visitor.AskAsync($"/api/v1/verdicts/{year}")).JsonAsync())!.Value;
        var second = (await (await visitor.AskAsync("/api/v1/institutions?offset=1&limit=1")).JsonAsync())!.Value;

        Assert.Equal(SmallTown.PerDay[SmallTown.Main] * site.Town.DaysOfClosedYear, consumption.GetProperty("totalAmount").GetDecimal());
        Assert.Equal(1m, consumption.GetProperty("completeness").GetDecimal());
        Assert.Equal(12, consumption.GetProperty("parts").GetArrayLength());
        var court = Assert.Single(verdicts.EnumerateArray(), verdict => verdict.GetProperty("institutionCode").GetString() == SmallTown.Court);
        Assert.Equal(("Over", site.Town.CourtValue), (court.GetProperty("grade").GetString(), decimal.Round(court.GetProperty("value").GetDecimal(), 6)));
        Assert.Equal(SmallTown.School, Assert.Single(second.EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(404, (await visitor.AskAsync("/api/v1/institutions/none")).Status);
    }

    [Fact]
    public async Task Api_Forecast_GoesOnAsTheYearsSoFar()
    {
        await using var visitor = await site.AdminAsync();
        var today = site.Clock.Today;

        var forecasts = (await (await visitor.AskAsync($"/api/v1/institutions/{SmallTown.Court}/forecast")).JsonAsync())!.Value;
        var ofYear = (await (await visitor.AskAsync($"/api/v1/forecasts/{today.Year}")).JsonAsync())!.Value;
        var errors = (await (await visitor.AskAsync($"/api/v1/forecasts/{today.Year}/errors")).JsonAsync())!.Value;

        // On the first of January no day of the year is over yet.
        var days = new YearDays(today.Year, today);
        Assert.Equal(days.Elapsed == 0 ? 0 : 1, forecasts.GetArrayLength());
        Assert.Equal(days.Elapsed == 0 ? 0 : 2, ofYear.GetArrayLength());
        Assert.All(forecasts.EnumerateArray(), court =>
        {
            Assert.Equal(("OwnYears", "kWh"), (court.GetProperty("basis").GetString(), court.GetProperty("amountUnit").GetString()));
            Assert.Equal((double)(SmallTown.PerDay[SmallTown.Main] * days.All / SmallTown.Area), court.GetProperty("expected").GetDouble(), 0.05);
            Assert.Equal("Constraint", court.GetProperty("tiers").EnumerateArray().Last().GetProperty("tier").GetString());
        });
        Assert.Equal(44, errors.GetProperty("series").GetInt32());
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer wrong", 401)]
    [InlineData("Bearer " + RunningSite.MetricsToken, 200)]
    public async Task Metrics_WithItsTokenOnly_TellWhatIngestHasDone(string? authorization, int status)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{site.Url}/metrics");
        if (authorization is not null)
        {
            request.Headers.Add("Authorization", authorization);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        string[] told = ["energyquota_ingest_messages_total ", "energyquota_ingest_readings_total{outcome=\"stored\"} ", "energyquota_ingest_rejects_total{reason=\"UnknownMeter\"} ", "energyquota_ingest_journal_full 0", "energyquota_ingest_items_total ", "energyquota_ingest_expected_readings_per_hour ", "energyquota_ingest_store_seconds_bucket{le=\"0.5\"} ", "energyquota_ingest_lag_seconds_count "];
        Assert.All(told, line => Assert.Equal(status == 200, text.Contains(line, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task Health_Running_SaysHealthy(string path)
    {
        await using var visitor = await site.ArriveAsync();

        var answer = await visitor.AskAsync(path);

        Assert.Equal((200, "Healthy"), (answer.Status, await answer.TextAsync()));
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/institutions")]
    [InlineData("/api/v1/institutions")]
    [InlineData("/api")]
    [InlineData("/app.css")]
    [InlineData("/no/such/page")]
    public async Task EveryAnswer_HasTheHeadersThatKeepItHere(string path)
    {
        await using var visitor = await site.ArriveAsync();

        var headers = (await visitor.AskAsync(path)).Headers;

        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.Equal("DENY", headers["x-frame-options"]);
        Assert.Equal("same-origin", headers["referrer-policy"]);
        Assert.Contains("default-src 'self'", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.False(headers.ContainsKey("server") && headers["server"].Length > "Kestrel".Length);
    }

    [GeneratedRegex(":[^{}/]*\\}")]
    private static partial Regex Constraint();
}
