using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace EnergyQuota.Tests.Server.Site.Access;

/// <summary>Somebody who asks the site without a browser: with the cookie of an account, with a program's key, or with neither.</summary>
internal sealed partial class HttpVisitor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;

    private HttpVisitor(string url, string name)
    {
        Name = name;
        _http = new HttpClient(_handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>How the table calls it.</summary>
    public string Name { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Nobody in particular.</summary>
    public static HttpVisitor Nobody(string url) => new(url, "nobody");

    /// <summary>A program with a key.</summary>
    public static HttpVisitor WithKey(string url, string name, string key)
    {
        var visitor = new HttpVisitor(url, name);
        visitor._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return visitor;
    }

    /// <summary>The owner of an account, logged in.</summary>
    public static async Task<HttpVisitor> LogInAsync(string url, string name, string account, string password)
    {
        var visitor = new HttpVisitor(url, name);
        var form = await visitor._http.GetStringAsync(new Uri("/login", UriKind.Relative), Stop);
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = account,
            ["password"] = password,
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        });
        using var answer = await visitor._http.PostAsync(new Uri("/account/login", UriKind.Relative), content, Stop);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        return visitor;
    }

    /// <summary>Asks, and reads the whole answer.</summary>
    public async Task<(HttpStatusCode Status, string Location, string Body)> AskAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var answer = await _http.SendAsync(request, Stop);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "", await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Sends a body as it is.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, HttpContent content)
    {
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
        return answer.StatusCode;
    }

    /// <summary>The value of a cookie it was given.</summary>
    public string Cookie(string name) => _handler.CookieContainer.GetCookies(_http.BaseAddress!)[name]!.Value;

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
