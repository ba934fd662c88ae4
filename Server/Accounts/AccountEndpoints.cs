using System.Security.Claims;
using EnergyQuota.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Accounts;

/// <summary>Logging in and out, and choosing a password. All are forms, so all carry the antiforgery token.</summary>
internal static class AccountEndpoints
{
    private const string PasswordPage = "/password";

    /// <summary>Maps the addresses.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/login", LogInAsync).AllowAnonymous().RequireRateLimiting(AccountsSetup.LogInLimit).ExcludeFromDescription();
        app.MapPost("/account/code", TakeCodeAsync).AllowAnonymous().RequireRateLimiting(AccountsSetup.LogInLimit).ExcludeFromDescription();
        app.MapPost("/account/password", ChangePasswordAsync).RequireAuthorization(AccountsSetup.PasswordPolicy).ExcludeFromDescription();
        app.MapPost("/account/logout", LogOutAsync).RequireAuthorization(AccountsSetup.PasswordPolicy).ExcludeFromDescription();
        if (app.ServiceProvider.GetRequiredService<IOptions<AccountOptions>>().Value.OpenId.IsOn)
        {
            app.MapOrganisation();
        }
    }

    private static async Task<RedirectHttpResult> LogInAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? returnUrl, HttpContext context, LogInDesk desk, CancellationToken cancellationToken)
    {
        var back = LocalAddress.OrHome(returnUrl);
        var result = await desk.CheckPasswordAsync(name ?? "", password ?? "", cancellationToken);
        switch (result.Outcome)
        {
            case LogInOutcome.Done:
                await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, AccountClaims.ToPrincipal(result.Account!));
                return TypedResults.LocalRedirect(result.Account!.HasFirstPassword ? PasswordPage : back);
            case LogInOutcome.CodeNeeded:
                var known = new ClaimsIdentity([new Claim(ClaimTypes.Name, result.Account!.Name)], AccountsSetup.CodeScheme);
                await context.SignInAsync(AccountsSetup.CodeScheme, new ClaimsPrincipal(known));
                return TypedResults.LocalRedirect($"/login/code?ReturnUrl={Uri.EscapeDataString(back)}");
            default:
                return Refused("/login", result.Outcome, back);
        }
    }

    private static async Task<RedirectHttpResult> TakeCodeAsync(
        [FromForm] string? code, [FromForm] string? returnUrl, HttpContext context, LogInDesk desk, CancellationToken cancellationToken)
    {
        var back = LocalAddress.OrHome(returnUrl);
        if ((await context.AuthenticateAsync(AccountsSetup.CodeScheme)).Principal?.Identity?.Name is not { } name)
        {
            return TypedResults.LocalRedirect($"/login?ReturnUrl={Uri.EscapeDataString(back)}");
        }

        var result = await desk.CheckCodeAsync(name, code ?? "", cancellationToken);
        if (result.Account is not { } account)
        {
            return Refused("/login/code", result.Outcome, back);
        }

        await context.SignOutAsync(AccountsSetup.CodeScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, AccountClaims.ToPrincipal(account));
        return TypedResults.LocalRedirect(account.HasFirstPassword ? PasswordPage : back);
    }

    private static async Task<RedirectHttpResult> ChangePasswordAsync(
        [FromForm] string? former, [FromForm] string? password, [FromForm] string? again, HttpContext context, AccountEditor accounts, CancellationToken cancellationToken)
    {
        var (outcome, account) = password == again
            ? await accounts.ChangeOwnPasswordAsync(context.User.Identity!.Name!, former ?? "", password ?? "", cancellationToken)
            : (PasswordOutcome.NotTheSame, null);
        if (account is null)
        {
            return TypedResults.LocalRedirect($"{PasswordPage}?error={outcome}");
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, AccountClaims.ToPrincipal(account));
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<RedirectHttpResult> LogOutAsync([FromForm] string? returnUrl, HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }

    private static RedirectHttpResult Refused(string page, LogInOutcome why, string back) =>
        TypedResults.LocalRedirect($"{page}?error={why}&ReturnUrl={Uri.EscapeDataString(back)}");
}
