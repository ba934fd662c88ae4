using System.Net;
using System.Net.Http.Headers;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Trials.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Tests.Server.Site.Access;

/// <summary>What somebody tries who means harm, and what they get.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteHostileTests(RunningSite site)
{
    private const string Institutions = "/api/v1/institutions";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cookie_WithAnyLetterChanged_IsNoLogIn()
    {
        using var officer = await HttpVisitor.LogInAsync(site.Url, "officer", RunningSite.Officer, RunningSite.ReaderPassword);
        var cookie = officer.Cookie("energyquota");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(cookie));

        for (var at = 0; at < cookie.Length - 1; at += Math.Max(1, cookie.Length / 25))
        {
            var changed = string.Concat(cookie.AsSpan(0, at), cookie[at] == 'A' ? "B" : "A", cookie.AsSpan(at + 1));
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(changed));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(cookie[..^8]));

        async Task<HttpStatusCode> AskAsync(string value)
        {
            using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
            using var request = new HttpRequestMessage(HttpMethod.Get, site.Url + Institutions);
            request.Headers.Add("Cookie", "energyquota=" + value);
            using var answer = await http.SendAsync(request, Stop);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Key_ExpiredRevokedGuessedOrForAnotherUse_GetsNothing()
    {
        var tokens = site.App.Services.GetRequiredService<ApiTokens>();
        var owner = new Scope(RunningSite.Officer, Role.Officer, "37");
        var made = await tokens.IssueAsync(owner, new TokenWish("hostile", MayChange: false, null, 1), Stop);
        using var program = HttpVisitor.WithKey(site.Url, "program", made.Key!);
        Assert.Equal(HttpStatusCode.OK, (await program.AskAsync("GET", Institutions)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.AskAsync("POST", $"/api/v1/meters/{SmallTown.Main}/events")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.AskAsync("POST", "/api/v1/tokens")).Status);
        Assert.Contains("/login", (await program.AskAsync("GET", "/institutions")).Location, StringComparison.Ordinal);

        await site.AskAsync(state => state.Set<ApiToken>().Where(t => t.Id == made.Token!.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, site.Clock.GetUtcNow().AddSeconds(-1)), Stop));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.AskAsync("GET", Institutions)).Status);
        using var guess = HttpVisitor.WithKey(site.Url, "guess", ApiTokens.Prefix + new string('a', 40));
        Assert.Equal(HttpStatusCode.Unauthorized, (await guess.AskAsync("GET", Institutions)).Status);
    }

    [Theory]
    [InlineData("../../keys/audit.key")]
    [InlineData("..%2f..%2fstate.db")]
    [InlineData("/etc/passwd")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000.jpg")]
    [InlineData("..\\..\\state.db")]
    public async Task Attachment_OutsideTheFolder_IsNoAttachment(string name)
    {
        await using var officer = await site.ArriveAsync();
        await officer.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        var answer = await officer.SendAsync($"/api/v1/meters/{SmallTown.Main}/events", new { kind = "Decision", decision = "Accept", atUtc = site.Clock.GetUtcNow().AddDays(-3), source = "x", attachment = name });

        Assert.Equal(400, answer.Status);
        Assert.True((await answer.JsonAsync())!.Value.GetProperty("errors").TryGetProperty("attachment", out _));
    }

    [Theory]
    [InlineData("/..%2f..%2fstate.db")]
    [InlineData("/%2e%2e/%2e%2e/state.db")]
    [InlineData("/_content/..%2f..%2fappsettings.json")]
    [InlineData("/api/v1/papers/..%2f..%2fstate.db")]
    public async Task Address_OutsideTheSite_IsNotFound(string path)
    {
        using var officer = await HttpVisitor.LogInAsync(site.Url, "officer", RunningSite.Officer, RunningSite.ReaderPassword);

        Assert.Equal(HttpStatusCode.NotFound, (await officer.AskAsync("GET", path)).Status);
    }

    [Fact]
    public async Task Upload_OfAGigabyte_IsRefusedBeforeItIsTaken()
    {
        await using var officer = await site.ArriveAsync();
        await officer.Page.LogInAsync(RunningSite.Officer, RunningSite.ReaderPassword);
        var given = (await (await officer.AskAsync("/api/v1/antiforgery")).JsonAsync())!.Value;
        var cookies = string.Join("; ", (await officer.Page.Context.CookiesAsync()).Select(static cookie => $"{cookie.Name}={cookie.Value}"));
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Url + "/api/v1/attachments");
        request.Headers.Add("Cookie", cookies);
        request.Headers.Add(given.GetProperty("header").GetString()!, given.GetProperty("token").GetString());
        request.Headers.ExpectContinue = true;
        var content = new EndlessContent(1L << 30);
        request.Content = content;

        HttpStatusCode? status = null;
        try
        {
            using var answer = await http.SendAsync(request, Stop);
            status = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The server may hang up while the rest is still being sent: that is a refusal too.
        }

        Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge, $"{status}");
        Assert.True(content.Sent < 64L << 20, $"{content.Sent} bytes were taken");
    }

    [Fact]
    public async Task Name_ThatIsAScriptAndAFormula_IsShownAndExportedAsText()
    {
        const string Code = "11370000MB2848008X", Script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">", Formula = "=HYPERLINK(\"http://elsewhere.example\")";
        await site.AskAsync(state =>
        {
            state.Add(new Institution { Code = Code, NameZh = Script, NameEn = Formula, RegionCode = "3799", Class = "government", From = new DateOnly(2020, 1, 1) });
            return state.SaveChangesAsync(Stop);
        });
        try
        {
            await using var visitor = await site.AdminAsync($"/institutions/{Code}");
            Assert.Contains(Script, await visitor.TextAsync("h1"), StringComparison.Ordinal);
            Assert.NotEqual("taken", await visitor.Page.TitleAsync());
            Assert.Equal(0, await visitor.Page.Locator("main script, main img[src=x]").CountAsync());

            var csv = await (await visitor.AskAsync("/api/v1/coverage.csv")).TextAsync();
            var line = csv.Split("\r\n").Single(row => row.StartsWith(Code, StringComparison.Ordinal));
            Assert.Contains("'=HYPERLINK", line, StringComparison.Ordinal);
            Assert.DoesNotContain(",=", line, StringComparison.Ordinal);
            Assert.DoesNotContain(",\"=", line, StringComparison.Ordinal);
            visitor.AssertQuiet(site.Url);
        }
        finally
        {
            await site.AskAsync(state => state.Set<Institution>().Where(i => i.Code == Code).ExecuteDeleteAsync(CancellationToken.None));
        }
    }

    // Zeros without end, made while they are sent.
    private sealed class EndlessContent : HttpContent
    {
        private static readonly byte[] Piece = new byte[65_536];
        private readonly long _length;

        public EndlessContent(long length)
        {
            _length = length;
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            while (Sent < _length)
            {
                await stream.WriteAsync(Piece, Stop);
                Sent += Piece.Length;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}
