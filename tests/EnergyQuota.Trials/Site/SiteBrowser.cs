using Microsoft.Playwright;

namespace EnergyQuota.Trials.Site;

/// <summary>Debian's own Chromium, driven by Playwright. Nothing is downloaded; where it is not installed, whoever needs it fails.</summary>
public sealed class SiteBrowser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    // Whatever a browser does of its own accord, towards other hosts, is turned off.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",

        // Letters in shades of grey: a picture is the same on every screen, and a third smaller.
        "--disable-lcd-text", "--font-render-hinting=none",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private SiteBrowser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts it without a window.</summary>
    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    public static async Task<SiteBrowser> StartAsync()
    {
        if (!File.Exists(Program))
        {
            throw new FileNotFoundException($"{Program} is not installed; install Debian's package chromium.", Program);
        }

        var playwright = await Playwright.CreateAsync();
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Quiet });
            return new SiteBrowser(playwright, browser);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>A person of their own: no cookie yet, an address to which relative ones count, a window of this width.</summary>
    /// <param name="url">The site's address.</param>
    /// <param name="width">Width of the window, pixels; the height is 900.</param>
    /// <param name="cookies">The cookies they come with, as Playwright keeps them, or <see langword="null"/>.</param>
    public Task<IBrowserContext> NewPersonAsync(string url, int width = 1440, string? cookies = null) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = url,
        StorageState = cookies,
        ViewportSize = new ViewportSize { Width = width, Height = 900 },
        TimezoneId = "Asia/Shanghai",
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
