using System.Security.Claims;
using System.Text.Encodings.Web;
using EnergyQuota.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EnergyQuota.Server.Accounts;

/// <summary>
/// Log-in with the organisation's identity provider (OpenID Connect). It says who somebody is; what they may and see is said by the
/// account here that carries their external name. Nobody gets an account by logging in.
/// </summary>
internal static class OrganisationLogIn
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "organisation";

    private const string CallbackPath = "/account/organisation/callback";
    private const string ArrivedPath = "/account/organisation/arrived";

    /// <summary>Adds the scheme.</summary>
    public static void AddOrganisation(this AuthenticationBuilder schemes, OpenIdOptions options) => schemes.AddOpenIdConnect(SchemeName, openId =>
    {
        (openId.Authority, openId.ClientId, openId.ClientSecret, openId.CallbackPath) = (options.Authority, options.ClientId, options.ClientSecret, CallbackPath);

        // Browsers judge the age of the cookies of this conversation by their own clock, so it goes by the machine's.
        openId.TimeProvider = TimeProvider.System;
        openId.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        openId.ResponseType = OpenIdConnectResponseType.Code;
        openId.ResponseMode = OpenIdConnectResponseMode.Query;
        openId.UsePkce = true;
        openId.MapInboundClaims = false;
        openId.RequireHttpsMetadata = !options.WithoutTls;

        // The answer comes with a navigation from the provider's pages: a stricter cookie would not be sent with it.
        (openId.CorrelationCookie.SameSite, openId.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (openId.CorrelationCookie.SecurePolicy, openId.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        openId.Events.OnTokenValidated = context => TakeAsync(context, options.NameClaim);
        openId.Events.OnRemoteFailure = context =>
        {
            // Whoever cancelled there comes back here; what went wrong stands in the log.
            context.Response.Redirect("/login?error=organisation");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    });

    /// <summary>Maps the address that sends a person there, and the one at which a person arrives who comes back.</summary>
    public static void MapOrganisation(this IEndpointRouteBuilder app)
    {
        // A redirection that began at another host carries no strict cookie; a page of this host that goes on by itself does.
        app.MapGet(ArrivedPath, static (string? returnUrl) => Results.Content(
            $"<!DOCTYPE html><title>EnergyQuota</title><meta http-equiv=\"refresh\" content=\"0;url={HtmlEncoder.Default.Encode(LocalAddress.OrHome(returnUrl))}\">",
            "text/html; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/account/organisation", static (string? returnUrl) => Results.Challenge(
            new AuthenticationProperties { RedirectUri = $"{ArrivedPath}?returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}" }, [SchemeName]))
            .AllowAnonymous().RequireRateLimiting(AccountsSetup.LogInLimit).ExcludeFromDescription();
    }

    private static async Task TakeAsync(TokenValidatedContext context, string nameClaim)
    {
        var externalName = context.Principal?.FindFirstValue(nameClaim);
        var result = externalName is null ? new LogInResult(LogInOutcome.Unknown, null)
            : await context.HttpContext.RequestServices.GetRequiredService<LogInDesk>().TakeExternalAsync(externalName, context.HttpContext.RequestAborted);
        if (result.Account is { } account)
        {
            // Whoever logs in there needs no password here, so not the first one either.
            account.HasFirstPassword = false;
            context.Principal = AccountClaims.ToPrincipal(account);
            return;
        }

        context.Response.Redirect($"/login?error={result.Outcome}");
        context.HandleResponse();
    }
}
