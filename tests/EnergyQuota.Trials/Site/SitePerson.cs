using Microsoft.Playwright;

namespace EnergyQuota.Trials.Site;

/// <summary>What a person does at the site: logs in, opens pages, waits until they are drawn.</summary>
public static class SitePerson
{
    // A chart is empty until its library is there; a page is empty until its circuit is there.
    private const string Drawn = """
        () => document.querySelector('h1') !== null
            && [...document.querySelectorAll('.eq-empty')].every(text => !['载入中…', 'Loading…'].includes(text.textContent.trim()))
            && [...document.querySelectorAll('.eq-plot')].every(plot => plot.hidden || plot.dataset.drawn)
            && document.fonts.status === 'loaded'
        """;

    /// <summary>Fills in the log-in form and sends it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="back">Where to go afterwards.</param>
    public static async Task LogInAsync(this IPage page, string name, string password, string back = "/")
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync($"/login?ReturnUrl={Uri.EscapeDataString(back)}");
        await page.FillAsync("input[name=name]", name);
        await page.FillAsync("input[name=password]", password);
        await page.ClickAsync("form.eq-login button[type=submit]");
        await page.HasMovedToAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }

    /// <summary>Waits until the page's address is as wanted.</summary>
    /// <remarks>
    /// Not until it is loaded: whoever looks at its content waits for that. And by looking, not by Playwright's own wait for an
    /// address: that waits for an event, and for ever where the page is there already.
    /// </remarks>
    /// <param name="page">The page.</param>
    /// <param name="isThere">Whether an address is the one wanted.</param>
    /// <exception cref="TimeoutException">It is not there after a minute.</exception>
    public static async Task HasMovedToAsync(this IPage page, Func<string, bool> isThere)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(isThere);
        for (var looked = 0; !isThere(page.Url); looked++)
        {
            if (looked == 1_200)
            {
                throw new TimeoutException($"The page stays at {page.Url}.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Waits until the page's address is as wanted; see the other.</summary>
    /// <param name="page">The page.</param>
    /// <param name="url">The address wanted.</param>
    public static Task HasMovedToAsync(this IPage page, string url) => page.HasMovedToAsync(at => at == url);

    /// <summary>Opens a page of the site and waits until it is drawn.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">Its path.</param>
    public static async Task OpenAsync(this IPage page, string path)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync(path);
        await page.DrawnAsync();
    }

    /// <summary>Waits until the page is drawn, charts included.</summary>
    /// <param name="page">The page.</param>
    public static async Task DrawnAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.WaitForFunctionAsync(Drawn);
    }
}
