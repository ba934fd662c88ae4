using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
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
    private const string Stamp = "stamp";
    private const string FirstPassword = "first-password";

    /// <summary>Writes an account into a principal.</summary>
    public static ClaimsPrincipal ToPrincipal(Account account)
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

        if (account.RegionPrefix is not null)
        {
            claims.Add(new Claim(Region, account.RegionPrefix));
        }

        if (account.InstitutionCode is not null)
        {
            claims.Add(new Claim(Institution, account.InstitutionCode));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
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
            Role = Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role) && Enum.IsDefined(role) ? role : Role.Reader,
            RegionPrefix = principal.FindFirstValue(Region),
            InstitutionCode = principal.FindFirstValue(Institution),
        }.ToScope();
    }

    /// <summary>Refuses a cookie whose account is gone or has changed since it was given.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var states = context.HttpContext.RequestServices.GetRequiredService<IDbContextFactory<StateContext>>();
        await using var state = await states.CreateDbContextAsync(context.HttpContext.RequestAborted);
        var name = context.Principal?.Identity?.Name;
        var account = await state.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Name == name, context.HttpContext.RequestAborted);
        if (account is null || account.DisabledAt is not null || context.Principal?.FindFirstValue(Stamp) != StampOf(account))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    // Changes with the password, the role and the scope, and tells nothing of them.
    private static string StampOf(Account account) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{account.Name}\n{account.PasswordHash}\n{account.Role}\n{account.RegionPrefix}\n{account.InstitutionCode}\n{account.DisabledAt:O}")))[..32];
}
