using EnergyQuota.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace EnergyQuota.Server.Endpoints;

/// <summary>The language switch: a cookie, kept for a year.</summary>
internal static class LanguageEndpoint
{
    /// <summary>Maps <c>/language/{culture}</c>.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder app) =>
        app.MapGet("/language/{culture:regex(^(zh-CN|en)$)}", Choose).AllowAnonymous().ExcludeFromDescription();

    private static RedirectHttpResult Choose(string culture, string? back, HttpContext context)
    {
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return TypedResults.LocalRedirect(LocalAddress.OrHome(back));
    }
}
