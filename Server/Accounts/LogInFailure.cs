using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using Microsoft.AspNetCore.Identity;

namespace EnergyQuota.Server.Accounts;

/// <summary>A password or code that was not right, wherever it is asked for.</summary>
internal static class LogInFailure
{
    /// <summary>Counts it against the account, which waits after too many, and says so in the audit log.</summary>
    /// <param name="users">The manager.</param>
    /// <param name="account">The account, tracked.</param>
    /// <returns>The line to be committed with it.</returns>
    public static async Task<AuditLine> CountAsync(UserManager<Account> users, Account account)
    {
        await users.AccessFailedAsync(account);
        return new AuditLine("account.log-in-failed", $"account:{account.Name}", new { locked = await users.IsLockedOutAsync(account) });
    }
}
