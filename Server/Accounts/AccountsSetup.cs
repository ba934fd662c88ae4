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
    /// <summary>The policy of everything that changes something.</summary>
    public const string AdministratorPolicy = "Administrator";

    /// <summary>The policy of whoever may decide about data: <see cref="Permission.DecideData"/>.</summary>
    public const string DataPolicy = "DecideData";

    /// <summary>The policy of whoever may put rejected messages through again: <see cref="Permission.HandleRejects"/>.</summary>
    public const string RejectsPolicy = "HandleRejects";

    /// <summary>The policy of whoever may close months: <see cref="Permission.ClosePeriods"/>.</summary>
    public const string ClosingPolicy = "ClosePeriods";

    /// <summary>Adds accounts. Keys of the cookie are kept in the data folder, so that a restart logs nobody out.</summary>
    public static void AddAccounts(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<LogInGuard>();
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
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(AdministratorPolicy, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(Role.Administrator)))
            .AddPolicy(RejectsPolicy, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.ToScope().May(Permission.HandleRejects)))
            .AddPolicy(ClosingPolicy, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.ToScope().May(Permission.ClosePeriods)))
            .AddPolicy(DataPolicy, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.ToScope().May(Permission.DecideData)));
    }

    private static Task RedirectPagesOnly(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // A program that reads the API wants a status, not the log-in page.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
