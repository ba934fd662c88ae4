using System.Net;
using EnergyQuota.Trials.Site;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Nothing is readable without a log-in.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteWithoutLogInTests(RunningSite site)
{
    // What answers without a log-in, and why that tells nothing.
    private static readonly Dictionary<string, string> Open = new()
    {
        ["/login"] = "the form itself",
        ["/powers"] = "leads to the log-in unless it is published; who may do what tells nothing of anybody",
        ["/login/code"] = "the form for the second step",
        ["/account/login"] = "where the form goes",
        ["/account/code"] = "where the form for the second step goes",
        ["/account/organisation"] = "the way to the organisation's own log-in",
        ["/account/organisation/arrived"] = "the way on after it",
        ["/language/{culture:regex(^(zh-CN|en)$)}"] = "sets a cookie of the person's own",
        ["/api/scalar.js"] = "a program file of the API's page",
        ["/api/favicon.svg"] = "the picture of the API's page",
        ["/api/scalar.aspnetcore.js"] = "a program file of the API's page",
        ["/healthz/live"] = "one word",
        ["/healthz/ready"] = "one word",
    };

    private static readonly string[] Secrets =
        [SmallTown.Court, SmallTown.School, SmallTown.CourtZh, SmallTown.CourtEn, SmallTown.Main, SmallTown.Late, "MODEL 1", "/api/v1/"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryAddress_WithoutLogIn_LeadsToTheLogInAndTellsNothing()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var met = new HashSet<string>();
        var faults = new List<string>();
        var shut = 0;
        foreach (var endpoint in SiteAddresses.All(site))
        {
            foreach (var method in SiteAddresses.Methods(endpoint))
            {
                var pattern = SiteAddresses.Pattern(endpoint);
                using var request = new HttpRequestMessage(new HttpMethod(method), site.Url + SiteAddresses.Filled(site, endpoint));
                using var answer = await http.SendAsync(request, Stop);
                var body = await answer.Content.ReadAsStringAsync(Stop);
                faults.AddRange(Secrets.Where(secret => body.Contains(secret, StringComparison.Ordinal) && !pattern.EndsWith(".js", StringComparison.Ordinal))
                    .Select(secret => $"{method} {pattern} tells {secret}"));
                if (Open.ContainsKey(pattern))
                {
                    met.Add(pattern);
                    continue;
                }

                if (IsShut(answer))
                {
                    shut++;
                }
                else
                {
                    faults.Add($"{method} {pattern} answers {(int)answer.StatusCode} to somebody who has not logged in");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(Open.Keys.Order(), met.Order());
        Assert.True(shut > 20, $"only {shut} addresses were tried");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/institutions/" + SmallTown.Court)]
    [InlineData("/meters/" + SmallTown.Main)]
    [InlineData("/alerts?state=all")]
    public async Task Page_WithoutLogIn_ShowsTheFormAndComesBackAfterwards(string path)
    {
        await using var visitor = await site.ArriveAsync();

        await visitor.Page.GotoAsync(path);

        Assert.StartsWith($"{site.Url}/login", visitor.Page.Url, StringComparison.Ordinal);
        Assert.Contains("登录", await visitor.TextAsync("form.eq-login"), StringComparison.Ordinal);
        await visitor.Page.FillAsync("input[name=name]", EnergyQuota.Server.Accounts.FirstAccount.Name);
        await visitor.Page.FillAsync("input[name=password]", site.AdminPassword);
        await visitor.Page.ClickAsync("form.eq-login button");
        await visitor.Page.HasMovedToAsync(site.Url + path);
    }

    [Fact]
    public async Task CircuitsOwnAddress_WithoutLogIn_IsShut()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await http.PostAsync(new Uri($"{site.Url}/_blazor/negotiate?negotiateVersion=1"), null, Stop);

        Assert.True(IsShut(answer), $"{(int)answer.StatusCode}");
    }

    private static bool IsShut(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Unauthorized
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/login?ReturnUrl=", StringComparison.Ordinal));
}
