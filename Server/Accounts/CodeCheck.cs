using EnergyQuota.Registry.Access;
using Microsoft.AspNetCore.Identity;

namespace EnergyQuota.Server.Accounts;

/// <summary>Checks a code of an authenticator (TOTP, RFC 6238), and takes none twice.</summary>
internal static class CodeCheck
{
    /// <summary>Whether a code is right now; it is not again.</summary>
    /// <param name="users">The manager.</param>
    /// <param name="account">The account, tracked.</param>
    /// <param name="code">Six digits; blanks do not count.</param>
    public static async Task<bool> IsRightAsync(UserManager<Account> users, Account account, string code)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (account.AuthenticatorKey is null || digits.Length != 6 || digits == account.LastCode
            || !await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            return false;
        }

        account.LastCode = digits;
        return true;
    }
}
