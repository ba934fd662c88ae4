using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Accounts;

/// <summary>Logging in and out, and choosing a password. All are forms, so all carry the antiforgery token.</summary>
internal static class AccountEndpoints
{
    private const string PasswordPage = "/password";

    // Checked where the name is unknown, so that both answers take the same time.
    private static readonly Account Nobody = new() { Name = "nobody", PasswordHash = "", Role = Role.Reader };

    /// <summary>Maps the addresses.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/login", LogInAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/account/password", ChangePasswordAsync).RequireAuthorization(AccountsSetup.PasswordPolicy).ExcludeFromDescription();
        app.MapPost("/account/logout", LogOutAsync).RequireAuthorization(AccountsSetup.PasswordPolicy).ExcludeFromDescription();
    }

    private static async Task<RedirectHttpResult> LogInAsync(
        [FromForm] string? name,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        HttpContext context,
        IDbContextFactory<StateContext> states,
        IPasswordHasher<Account> hasher,
        LogInGuard guard,
        CancellationToken cancellationToken)
    {
        var back = LocalAddress.OrHome(returnUrl);
        var byName = $"name:{name}";
        if (guard.IsLocked(byName))
        {
            return Refused("locked", back);
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var account = await state.Set<Account>().SingleOrDefaultAsync(a => a.Name == name, cancellationToken);
        if (!Matches(hasher, account, password ?? ""))
        {
            guard.Failed(byName);
            return Refused("wrong", back);
        }

        guard.Succeeded(byName);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, AccountClaims.ToPrincipal(account!));
        return TypedResults.LocalRedirect(account!.HasFirstPassword ? PasswordPage : back);
    }

    private static async Task<RedirectHttpResult> ChangePasswordAsync(
        [FromForm] string? former,
        [FromForm] string? password,
        [FromForm] string? again,
        HttpContext context,
        AccountEditor accounts,
        LogInGuard guard,
        CancellationToken cancellationToken)
    {
        var name = context.User.Identity!.Name!;
        var byName = $"name:{name}";
        if (guard.IsLocked(byName))
        {
            return TypedResults.LocalRedirect($"{PasswordPage}?error=locked");
        }

        var (outcome, account) = password == again
            ? await accounts.ChangeOwnPasswordAsync(name, former ?? "", password ?? "", cancellationToken)
            : (PasswordOutcome.NotTheSame, null);
        if (account is null)
        {
            if (outcome == PasswordOutcome.WrongFormer)
            {
                guard.Failed(byName);
            }

            return TypedResults.LocalRedirect($"{PasswordPage}?error={outcome}");
        }

        guard.Succeeded(byName);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, AccountClaims.ToPrincipal(account));
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<RedirectHttpResult> LogOutAsync([FromForm] string? returnUrl, HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }

    private static bool Matches(IPasswordHasher<Account> hasher, Account? account, string password)
    {
        if (account is null)
        {
            hasher.HashPassword(Nobody, password);
            return false;
        }

        return account.DisabledAt is null & hasher.VerifyHashedPassword(account, account.PasswordHash, password) != PasswordVerificationResult.Failed;
    }

    private static RedirectHttpResult Refused(string why, string back) =>
        TypedResults.LocalRedirect($"/login?error={why}&ReturnUrl={Uri.EscapeDataString(back)}");
}
