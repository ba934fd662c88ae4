using EnergyQuota.Trials.Site;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>A person at the site, and everything their browser asked for and complained of.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>
    /// Milliseconds that a person waits for anything; bounds a test that hangs and measures nothing, so a disk that stalls for some
    /// seconds must fit in.
    /// </summary>
    public const float Patience = 60_000;

    private readonly IBrowserContext _person;
    private readonly bool _alone;

    private Visitor(IBrowserContext person, IPage page, bool alone)
    {
        _person = person;
        _alone = alone;
        Page = page;
        page.Request += (_, request) => Add(Requests, request.Url);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => Add(Complaints, error);
    }

    public IPage Page { get; }

    /// <summary>Addresses asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Errors and warnings of the console, and exceptions of scripts.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Comes with cookies and a cache of their own.</summary>
    public static async Task<Visitor> ArriveAsync(SiteBrowser browser, string url, int width = 1440, string? cookies = null)
    {
        var person = await browser.NewPersonAsync(url, width, cookies);
        person.SetDefaultTimeout(Patience);
        return new Visitor(person, await person.NewPageAsync(), alone: true);
    }

    /// <summary>Opens one more window of a person who stays.</summary>
    public static async Task<Visitor> OpenAsync(IBrowserContext person) => new(person, await person.NewPageAsync(), alone: false);

    /// <summary>What this person would bring along another time.</summary>
    public Task<string> CookiesAsync() => _person.StorageStateAsync();

    /// <summary>The text of the first element that fits, blanks joined.</summary>
    public async Task<string> TextAsync(string selector) =>
        string.Join(' ', (await Page.Locator(selector).First.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The cells of the table row that holds a text, once it is there.</summary>
    public async Task<IReadOnlyList<string>> RowAsync(string holding, string within = "main")
    {
        var row = Page.Locator($"{within} tbody tr").Filter(new LocatorFilterOptions { HasText = holding }).First;
        await row.WaitForAsync();
        var cells = await row.Locator("td").AllInnerTextsAsync();
        return [.. cells.Select(cell => cell.Trim())];
    }

    /// <summary>A request with this person's cookies that does not follow redirections.</summary>
    public Task<IAPIResponse> AskAsync(string path, string method = "GET") =>
        _person.APIRequest.FetchAsync(path, new APIRequestContextOptions { Method = method, MaxRedirects = 0 });

    /// <summary>Sends JSON with this person's cookies, and with the antiforgery token unless told not to.</summary>
    public async Task<IAPIResponse> SendAsync(string path, object body, bool token = true)
    {
        var headers = new Dictionary<string, string>();
        if (token)
        {
            var given = (await (await AskAsync("/api/v1/antiforgery")).JsonAsync())!.Value;
            headers[given.GetProperty("header").GetString()!] = given.GetProperty("token").GetString()!;
        }

        var options = new APIRequestContextOptions { Method = "POST", MaxRedirects = 0, Headers = headers };
        var file = body as byte[];
        (options.DataByte, options.DataObject) = (file, file is null ? body : null);
        return await _person.APIRequest.FetchAsync(path, options);
    }

    /// <summary>Nothing went to another host, and the browser has nothing to complain of.</summary>
    public void AssertQuiet(string url)
    {
        Assert.NotEmpty(Requests);
        Assert.All(Requests, request => Assert.True(
            request.StartsWith(url + "/", StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal), request));
        Assert.Empty(Complaints);
    }

    public async ValueTask DisposeAsync() => await (_alone ? _person.CloseAsync() : Page.CloseAsync());

    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            Add(Complaints, message.Text);
        }
    }

    private static void Add(List<string> list, string text)
    {
        lock (list)
        {
            list.Add(text);
        }
    }
}
