using System.Threading.RateLimiting;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Import;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace EnergyQuota.Server.Accounts;

/// <summary>Local accounts: a cookie, a lockout, and a log-in for everything that does not say otherwise.</summary>
internal static class AccountsSetup
{
    /// <summary>The policy of whoever may bring bills and hand readings: <see cref="Permission.ProposeEntries"/>.</summary>
    public const string ProposeEntriesPolicy = "ProposeEntries";

    /// <summary>The policy of whoever may decide about data: <see cref="Permission.DecideData"/>.</summary>
    public const string DataPolicy = "DecideData";

    /// <summary>The policy of whoever handles cases: <see cref="Permission.HandleCases"/>.</summary>
    public const string CasesPolicy = "HandleCases";

    /// <summary>The policy of whoever may make moves in cases, and so bring photographs and papers: <see cref="Permission.BringPapers"/>.</summary>
    public const string PapersBroughtPolicy = "BringPapers";

    /// <summary>The policy of whoever may change the registry: <see cref="Permission.ChangeRegistry"/>.</summary>
    public const string RegistryPolicy = "ChangeRegistry";

    /// <summary>May import the registry's files; see <see cref="Importer.MayImport"/>.</summary>
    public const string ImportPolicy = "ImportRegistry";

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

    /// <summary>The policy of whoever deals with alerts: <see cref="Permission.HandleAlerts"/>.</summary>
    public const string AlertsPolicy = "HandleAlerts";

    /// <summary>The policy of whoever sees what could not be sent: <see cref="Permission.ManageNotifications"/>.</summary>
    public const string NotificationsPolicy = "ManageNotifications";

    /// <summary>The policy of whoever may decide about standards: <see cref="Permission.ManageStandards"/>.</summary>
    public const string StandardsPolicy = "ManageStandards";

    /// <summary>The policy of whoever may approve figures, and decide about rows: <see cref="Permission.HandleFacts"/>.</summary>
    public const string FactsPolicy = "HandleFacts";

    /// <summary>The policy of whoever may enter figures that wait for approval: <see cref="Permission.ProposeFacts"/>.</summary>
    public const string ProposeFactsPolicy = "ProposeFacts";

    /// <summary>The policy of the only page for an account that must choose a password of its own first.</summary>
    public const string PasswordPolicy = "OwnPassword";

    /// <summary>The policy of whoever reads the audit log: <see cref="Permission.ReadAudit"/>.</summary>
    public const string AuditPolicy = "ReadAudit";

    /// <summary>The policy of what a person does for themselves, and no program with a key.</summary>
    public const string PersonPolicy = "Person";

    /// <summary>The limit of log-ins from one address.</summary>
    public const string LogInLimit = "log-in";

    /// <summary>The scheme of a log-in whose password was right and that needs a code yet.</summary>
    public const string CodeScheme = "energyquota-code";

    private const string Chooser = "CookieOrKey";

    /// <summary>Adds accounts. Keys of the cookie are kept in the data folder, so that a restart logs nobody out.</summary>
    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var section = configuration.GetSection(AccountOptions.Section);
        var options = section.Get<AccountOptions>() ?? new AccountOptions();
        services.AddOptions<AccountOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddIdentityRules(options);
        services.AddSingleton<AccountEditor>();
        services.AddSingleton<LogInDesk>();
        services.AddSingleton<TwoFactorDesk>();
        services.AddSingleton<ApiTokens>();
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
        var schemes = services.AddAuthentication(Chooser);
        schemes.AddPolicyScheme(Chooser, null, chooser => chooser.ForwardDefaultSelector =
            static context => ApiTokenHandler.Brings(context) ? ApiTokenHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme);
        schemes.AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        schemes.AddCookie(CodeScheme, cookie =>
        {
            (cookie.Cookie.Name, cookie.Cookie.SameSite, cookie.ExpireTimeSpan, cookie.LoginPath) = (CodeScheme, SameSiteMode.Strict, TimeSpan.FromMinutes(5), "/login");
            cookie.SlidingExpiration = false;
        });
        schemes.AddCookie(cookie =>
        {
            cookie.LoginPath = "/login";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SessionHours);
            cookie.Cookie.Name = "energyquota";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Events.OnValidatePrincipal = AccountClaims.ValidateAsync;
            cookie.Events.OnRedirectToLogin = LogInAsync;
            cookie.Events.OnRedirectToAccessDenied = RefuseAsync;
        });
        if (options.OpenId.IsOn)
        {
            schemes.AddOrganisation(options.OpenId);
        }

        services.AddRateLimiter(limiter => LimitLogIns(limiter, options.LogInsPerMinute));
        var complete = new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
            .RequireAssertion(static context => !context.User.HasFirstPassword())
            .RequireAssertion(static context => context.Resource is not HttpContext request || !context.User.ToScope().ReadsOnly
                || HttpMethods.IsGet(request.Request.Method) || HttpMethods.IsHead(request.Request.Method))
            .Build();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(complete)
            .SetDefaultPolicy(complete)
            .AddPolicy(PasswordPolicy, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(PersonPolicy, policy => policy.Combine(complete).RequireAssertion(static context => context.User.IsPerson()))
            .AddPolicy(AuditPolicy, Demand(Permission.ReadAudit))
            .AddPolicy(RejectsPolicy, Demand(Permission.HandleRejects))
            .AddPolicy(ClosingPolicy, Demand(Permission.ClosePeriods))
            .AddPolicy(PapersPolicy, Demand(Permission.IssuePapers))
            .AddPolicy(ReopeningPolicy, Demand(Permission.ReopenPeriods))
            .AddPolicy(EvidencePolicy, Demand(Permission.MakeEvidence))
            .AddPolicy(GatewaysPolicy, Demand(Permission.ManageGateways))
            .AddPolicy(AlertsPolicy, Demand(Permission.HandleAlerts))
            .AddPolicy(NotificationsPolicy, Demand(Permission.ManageNotifications))
            .AddPolicy(CasesPolicy, Demand(Permission.HandleCases))
            .AddPolicy(PapersBroughtPolicy, Demand(Permission.BringPapers))
            .AddPolicy(RegistryPolicy, Demand(Permission.ChangeRegistry))
            .AddPolicy(ImportPolicy, policy => policy.RequireAuthenticatedUser().RequireAssertion(static context => Importer.MayImport(context.User.ToScope())))
            .AddPolicy(StandardsPolicy, Demand(Permission.ManageStandards))
            .AddPolicy(FactsPolicy, Demand(Permission.HandleFacts))
            .AddPolicy(ProposeEntriesPolicy, Demand(Permission.ProposeEntries))
            .AddPolicy(ProposeFactsPolicy, Demand(Permission.ProposeFacts))
            .AddPolicy(DataPolicy, Demand(Permission.DecideData));
    }

    internal static void AddIdentityRules(this IServiceCollection services, AccountOptions options)
    {
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<IPasswordValidator<Account>, PasswordValidator<Account>>();
        services.AddSingleton<AuthenticatorTokenProvider<Account>>();
        services.AddSingleton<AccountManagers>();
        services.Configure<IdentityOptions>(identity =>
        {
            var (password, mixed) = (identity.Password, options.MixedPasswords);
            (password.RequiredLength, password.RequiredUniqueChars) = (options.ShortestPassword, 5);
            (password.RequireDigit, password.RequireLowercase, password.RequireUppercase, password.RequireNonAlphanumeric) = (mixed, mixed, mixed, mixed);
            identity.Lockout.MaxFailedAccessAttempts = options.FailuresAllowed;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(options.LockMinutes);
            identity.Tokens.ProviderMap[TokenOptions.DefaultAuthenticatorProvider] = new TokenProviderDescriptor(typeof(AuthenticatorTokenProvider<Account>));
        });
    }

    // An account is locked by its name; this stops whoever tries one password with many names, and the hashing that it would cost.
    private static void LimitLogIns(RateLimiterOptions limiter, int perMinute)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = static (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(LogInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    }

    // The scope of an account that must choose a password first sees nothing and may nothing.
    private static Action<AuthorizationPolicyBuilder> Demand(Permission permission) =>
        policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.ToScope().May(permission));

    private static Task LogInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A program that reads the API wants a status, not the log-in page.
        if (OfProgram(context.HttpContext))
        {
            return SayAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    // To log in again would help nobody: whoever is logged in is told that they may not, and a page says so in words.
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (OfProgram(context.HttpContext) || !context.HttpContext.User.HasFirstPassword())
        {
            return SayAsync(context.HttpContext, StatusCodes.Status403Forbidden);
        }

        context.Response.Redirect("/password");
        return Task.CompletedTask;
    }

    private static bool OfProgram(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static async Task SayAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (OfProgram(context))
        {
            await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Status = status } });
        }
    }
}
