using System.Security.Claims;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Accounts;

/// <summary>What the cookie says of an account, and how it becomes a scope again.</summary>
internal static class AccountClaims
{
    private const string Region = "region";
    private const string Institution = "institution";
    private const string System = "vertical-system";
    private const string Classified = "classified";
    private const string ReadsOnly = "reads-only";
    private const string Stamp = "stamp";
    private const string FirstPassword = "first-password";

    /// <summary>Writes an account into a principal.</summary>
    /// <param name="account">The account.</param>
    /// <param name="token">The key by which a program asks in its name, or <see langword="null"/>: its owner is there.</param>
    public static ClaimsPrincipal ToPrincipal(Account account, ApiToken? token = null)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, account.Name),
            new(ClaimTypes.Role, account.Role.ToString()),
            new(Stamp, StampOf(account)),
        };
        if (account.HasFirstPassword)
        {
            claims.Add(new Claim(FirstPassword, "true"));
        }

        // An account may have been narrowed after its key was made: the key never sees more.
        if (account.RegionPrefix is { } own && (token?.RegionPrefix is not { } asked || asked.StartsWith(own, StringComparison.Ordinal)))
        {
            claims.Add(new Claim(Region, token?.RegionPrefix ?? own));
        }

        AddIf(claims, account.InstitutionCode is not null && token?.RegionPrefix is null, Institution, account.InstitutionCode);
        AddIf(claims, account.VerticalSystem is not null, System, account.VerticalSystem);
        AddIf(claims, account.SeesClassified, Classified, "true");
        AddIf(claims, token is { ReadsOnly: true }, ReadsOnly, "true");
        return new ClaimsPrincipal(new ClaimsIdentity(claims, token is null ? CookieAuthenticationDefaults.AuthenticationScheme : ApiTokenHandler.SchemeName));
    }

    /// <summary>Whether the account must choose a password of its own before anything else.</summary>
    public static bool HasFirstPassword(this ClaimsPrincipal principal) => principal.HasClaim(static claim => claim.Type == FirstPassword);

    /// <summary>The scope of a principal. Without a log-in, or before it has chosen its password, it sees nothing.</summary>
    public static Scope ToScope(this ClaimsPrincipal principal)
    {
        var name = principal.Identity is { IsAuthenticated: true, Name: { Length: > 0 } known } ? known : null;
        if (name is null || principal.HasFirstPassword())
        {
            return Scope.Nothing(name ?? "nobody");
        }

        return new Account
        {
            Name = name,
            PasswordHash = "",
            Role = Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role) && Enum.IsDefined(role) ? role : Role.Leader,
            RegionPrefix = principal.FindFirstValue(Region),
            InstitutionCode = principal.FindFirstValue(Institution),
            VerticalSystem = principal.FindFirstValue(System),
            SeesClassified = principal.HasClaim(static claim => claim.Type == Classified),
        }.ToScope() with
        { ReadsOnly = principal.HasClaim(static claim => claim.Type == ReadsOnly) };
    }

    /// <summary>Whether a person is there, and not a program with a key.</summary>
    public static bool IsPerson(this ClaimsPrincipal principal) => principal.Identity is { IsAuthenticated: true, AuthenticationType: not ApiTokenHandler.SchemeName };

    /// <summary>Refuses a cookie whose account is gone or has changed since it was given.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var states = context.HttpContext.RequestServices.GetRequiredService<IDbContextFactory<StateContext>>();
        if (context.Principal is not { } principal || !await principal.StandsAsync(states, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    /// <summary>Whether the account of a log-in is still as it was then.</summary>
    public static async Task<bool> StandsAsync(this ClaimsPrincipal principal, IDbContextFactory<StateContext> states, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var name = principal.Identity?.Name;
        var account = await state.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Name == name, cancellationToken);
        return account is { DisabledAt: null } && principal.FindFirstValue(Stamp) == StampOf(account);
    }

    private static void AddIf(List<Claim> claims, bool holds, string type, string? value)
    {
        if (holds)
        {
            claims.Add(new Claim(type, value!));
        }
    }

    // Changes with the password, the role and the scope, and tells nothing of them.
    private static string StampOf(Account a) => CodeHash.Of(
        $"{a.Name}\n{a.PasswordHash}\n{a.Role}\n{a.RegionPrefix}\n{a.InstitutionCode}\n{a.VerticalSystem}\n{a.SeesClassified}\n{a.DisabledAt:O}")[..32];
}
