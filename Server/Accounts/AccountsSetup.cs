using EnergyQuota.Registry.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace EnergyQuota.Server.Accounts;

/// <summary>Local accounts: a cookie, a lockout, and a log-in for everything that does not say otherwise.</summary>
internal static class AccountsSetup
{
    /// <summary>The policy of whoever may decide about data: <see cref="Permission.DecideData"/>.</summary>
    public const string DataPolicy = "DecideData";

    /// <summary>The policy of whoever may put rejected messages through again: <see cref="Permission.HandleRejects"/>.</summary>
    public const string RejectsPolicy = "HandleRejects";

    /// <summary>The policy of whoever may close months: <see cref="Permission.ClosePeriods"/>.</summary>
    public const string ClosingPolicy = "ClosePeriods";

    /// <summary>The policy of whoever may change the accounts of gateways: <see cref="Permission.ManageGateways"/>.</summary>
    public const string GatewaysPolicy = "ManageGateways";

    /// <summary>The policy of whoever may change the accounts of people: <see cref="Permission.ManageAccounts"/>.</summary>
    public const string AccountsPolicy = "ManageAccounts";

    /// <summary>The policy of the only page for an account that must choose a password of its own first.</summary>
    public const string PasswordPolicy = "OwnPassword";

    /// <summary>Adds accounts. Keys of the cookie are kept in the data folder, so that a restart logs nobody out.</summary>
    public static void AddAccounts(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<LogInGuard>();
        services.AddSingleton<AccountEditor>();
        services.AddScoped<CurrentAccount>();
        var keys = Directory.CreateDirectory(Path.Combine(dataFolder, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            // Whoever reads these keys can make a cookie for any account.
            File.SetUnixFileMode(keys.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        services.AddDataProtection()
            .SetApplicationName("EnergyQuota")
            .PersistKeysToFileSystem(keys);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/login";
            cookie.AccessDeniedPath = "/login";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.Cookie.Name = "energyquota";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Events.OnValidatePrincipal = AccountClaims.ValidateAsync;
            cookie.Events.OnRedirectToLogin = context => RedirectPagesOnly(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => RedirectPagesOnly(context, StatusCodes.Status403Forbidden);
        });
        var complete = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !context.User.HasFirstPassword()).Build();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(complete)
            .SetDefaultPolicy(complete)
            .AddPolicy(PasswordPolicy, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(RejectsPolicy, Demand(Permission.HandleRejects))
            .AddPolicy(ClosingPolicy, Demand(Permission.ClosePeriods))
            .AddPolicy(GatewaysPolicy, Demand(Permission.ManageGateways))
            .AddPolicy(AccountsPolicy, Demand(Permission.ManageAccounts))
            .AddPolicy(DataPolicy, Demand(Permission.DecideData));
    }

    // The scope of an account that must choose a password first sees nothing and may nothing.
    private static Action<AuthorizationPolicyBuilder> Demand(Permission permission) =>
        policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.ToScope().May(permission));

    private static Task RedirectPagesOnly(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // A program that reads the API wants a status, not the log-in page.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.HttpContext.User.HasFirstPassword() ? "/password" : context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
