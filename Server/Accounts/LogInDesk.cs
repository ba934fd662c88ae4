using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Accounts;

/// <summary>Decides about log-ins. Each that goes well, and each failure of a known account, stands in the audit log.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="audit">Commits the outcome.</param>
/// <param name="managers">Counts failures, locks, and checks codes.</param>
/// <param name="hasher">Checks passwords.</param>
internal sealed class LogInDesk(IDbContextFactory<StateContext> states, AuditLog audit, AccountManagers managers, IPasswordHasher<Account> hasher)
{
    // Checked where the name is unknown, so that both answers take the same time.
    private readonly Account _nobody = Nobody(hasher);

    /// <summary>Checks a name and a password.</summary>
    /// <param name="name">The account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<LogInResult> CheckPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        // Slow on purpose, so not inside the commit, for which everybody waits. Whoever guesses many at once gains nothing: inside
        // the commit an account that was locked meanwhile is locked, also for a guess that was right.
        var isRight = await IsRightAsync(name, password, cancellationToken);
        return await DecideAsync(name, (users, account) => Task.FromResult<string?>(isRight ? "password" : null), needsCode: true, cancellationToken);
    }

    /// <summary>Checks the code of an account whose password was right: one of its authenticator, or one for recovery.</summary>
    /// <param name="name">The account.</param>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<LogInResult> CheckCodeAsync(string name, string code, CancellationToken cancellationToken) => DecideAsync(
        name,
        async (users, account) =>
            await CodeCheck.IsRightAsync(users, account, code) ? "code"
            : (await users.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim())).Succeeded ? "recovery code"
            : null,
        needsCode: false,
        cancellationToken);

    /// <summary>Takes what the organisation's own log-in says of a person.</summary>
    /// <param name="externalName">How it calls the person.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<LogInResult> TakeExternalAsync(string externalName, CancellationToken cancellationToken)
    {
        string? name;
        await using (var state = await states.CreateDbContextAsync(cancellationToken))
        {
            name = await state.Set<Account>().Where(a => a.ExternalName == externalName).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken);
        }

        return name is null
            ? new LogInResult(LogInOutcome.Unknown, null)
            : await DecideAsync(name, (_, _) => Task.FromResult<string?>("organisation"), needsCode: false, cancellationToken);
    }

    private static Account Nobody(IPasswordHasher<Account> hasher)
    {
        var nobody = new Account { Name = "nobody", PasswordHash = "", Role = Role.Leader };
        nobody.PasswordHash = hasher.HashPassword(nobody, FirstPassword.New());
        return nobody;
    }

    private async Task<bool> IsRightAsync(string name, string password, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var account = await state.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Name == name, cancellationToken) ?? _nobody;
        return hasher.VerifyHashedPassword(account, account.PasswordHash, password) != PasswordVerificationResult.Failed && account != _nobody;
    }

    private async Task<LogInResult> DecideAsync(
        string name, Func<UserManager<Account>, Account, Task<string?>> check, bool needsCode, CancellationToken cancellationToken)
    {
        var result = new LogInResult(LogInOutcome.Wrong, null);
        await audit.CommitAsync(
            name.Length == 0 ? "nobody" : name,
            async (state, token) =>
            {
                using var users = managers.Over(state);
                result = new LogInResult(LogInOutcome.Wrong, null);
                var account = await users.FindByNameAsync(name);
                if (account is null or { DisabledAt: not null })
                {
                    return [];
                }

                if (await users.IsLockedOutAsync(account))
                {
                    result = new LogInResult(LogInOutcome.Locked, null);
                    return [];
                }

                if (await check(users, account) is not { } how)
                {
                    return [await LogInFailure.CountAsync(users, account)];
                }

                if (needsCode && account.NeedsCode)
                {
                    result = new LogInResult(LogInOutcome.CodeNeeded, account);
                    return [];
                }

                await users.ResetAccessFailedCountAsync(account);
                result = new LogInResult(LogInOutcome.Done, account);
                return [new AuditLine("account.logged-in", $"account:{name}", new { how })];
            },
            cancellationToken);
        return result;
    }
}

/// <summary>What became of a log-in. The names stand in the page's address.</summary>
internal enum LogInOutcome
{
    /// <summary>Logged in.</summary>
    Done,

    /// <summary>The name, password or code is not right, or the account is disabled.</summary>
    Wrong,

    /// <summary>The account waits after failures.</summary>
    Locked,

    /// <summary>The password is right, and a code of the authenticator is needed beside it.</summary>
    CodeNeeded,

    /// <summary>The organisation's own log-in knows the person, and no account here belongs to it.</summary>
    Unknown,
}

/// <summary>What became of a log-in.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Account">The account, where the password was right.</param>
internal sealed record LogInResult(LogInOutcome Outcome, Account? Account);
