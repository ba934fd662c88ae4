using System.Diagnostics;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Pages;
using EnergyQuota.Trials;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnergyQuota.Benchmarks.Site;

/// <summary>Opens a page as a circuit does: routes, asks everything it shows, and draws it; without the wire and the browser.</summary>
/// <param name="services">The server's services.</param>
internal sealed class PageOpener(IServiceProvider services)
{
    private const string Base = "http://localhost/";

    /// <summary>Opens it.</summary>
    /// <param name="account">Who.</param>
    /// <param name="path">The page's path with what is set behind it.</param>
    /// <returns>How long it took, and how many characters of HTML it has.</returns>
    /// <exception cref="TrialException">It is still loading, or shows nothing.</exception>
    public async Task<(TimeSpan Took, int Characters)> OpenAsync(Account account, string path)
    {
        await using var scope = services.CreateAsyncScope();
        var state = new AuthenticationState(AccountClaims.ToPrincipal(account));
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(state));
        ((IHostEnvironmentNavigationManager)scope.ServiceProvider.GetRequiredService<NavigationManager>()).Initialize(Base, Base + path.TrimStart('/'));
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        var watch = Stopwatch.StartNew();
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Routes>()).ToHtmlString());
        var took = watch.Elapsed;
        return html.Contains("<h1", StringComparison.Ordinal) && !html.Contains("载入中…", StringComparison.Ordinal)
            ? (took, html.Length) : throw new TrialException($"{path} shows: {html[..Math.Min(html.Length, 2_000)]}");
    }
}
