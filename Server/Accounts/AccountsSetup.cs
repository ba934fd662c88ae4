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

    /// <summary>The policy of whoever handles cases: <see cref="Permission.HandleCases"/>.</summary>
    public const string CasesPolicy = "HandleCases";

    /// <summary>The policy of whoever may submit in cases, and so bring photographs and papers: <see cref="Permission.SubmitStatements"/>.</summary>
    public const string SubmitPolicy = "SubmitStatements";

    /// <summary>The policy of whoever may change the registry: <see cref="Permission.ChangeRegistry"/>.</summary>
    public const string RegistryPolicy = "ChangeRegistry";

    /// <summary>The policy of whoever may put rejected messages through again: <see cref="Permission.HandleRejects"/>.</summary>
    public const string RejectsPolicy = "HandleRejects";

    /// <summary>The policy of whoever may close months: <see cref="Permission.ClosePeriods"/>.</summary>
    public const string ClosingPolicy = "ClosePeriods";

    /// <summary>The policy of whoever may issue official papers: <see cref="Permission.IssuePapers"/>.</summary>
    public const string PapersPolicy = "IssuePapers";

    /// <summary>The policy of whoever may reopen what is closed: <see cref="Permission.ReopenPeriods"/>.</summary>
    public const string ReopeningPolicy = "ReopenPeriods";

    /// <summary>The policy of whoever may have evidence packs made: <see cref="Permission.MakeEvidence"/>.</summary>
    public const string EvidencePolicy = "MakeEvidence";

    /// <summary>The policy of whoever may change the accounts of gateways: <see cref="Permission.ManageGateways"/>.</summary>
    public const string GatewaysPolicy = "ManageGateways";

    /// <summary>The policy of whoever may change the accounts of people: <see cref="Permission.ManageAccounts"/>.</summary>
    public const string AccountsPolicy = "ManageAccounts";

    /// <summary>The policy of whoever deals with alerts: <see cref="Permission.HandleAlerts"/>.</summary>
    public const string AlertsPolicy = "HandleAlerts";

    /// <summary>The policy of whoever sees what could not be sent: <see cref="Permission.ManageNotifications"/>.</summary>
    public const string NotificationsPolicy = "ManageNotifications";

    /// <summary>The policy of whoever may decide about standards: <see cref="Permission.ManageStandards"/>.</summary>
    public const string StandardsPolicy = "ManageStandards";

    /// <summary>The policy of whoever may enter and approve figures, and decide about rows: <see cref="Permission.HandleFacts"/>.</summary>
    public const string FactsPolicy = "HandleFacts";

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
            .AddPolicy(PapersPolicy, Demand(Permission.IssuePapers))
            .AddPolicy(ReopeningPolicy, Demand(Permission.ReopenPeriods))
            .AddPolicy(EvidencePolicy, Demand(Permission.MakeEvidence))
            .AddPolicy(GatewaysPolicy, Demand(Permission.ManageGateways))
            .AddPolicy(AlertsPolicy, Demand(Permission.HandleAlerts))
            .AddPolicy(NotificationsPolicy, Demand(Permission.ManageNotifications))
            .AddPolicy(AccountsPolicy, Demand(Permission.ManageAccounts))
            .AddPolicy(CasesPolicy, Demand(Permission.HandleCases))
            .AddPolicy(SubmitPolicy, Demand(Permission.SubmitStatements))
            .AddPolicy(RegistryPolicy, Demand(Permission.ChangeRegistry))
            .AddPolicy(StandardsPolicy, Demand(Permission.ManageStandards))
            .AddPolicy(FactsPolicy, Demand(Permission.HandleFacts))
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
