using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Accounts;

/// <summary>A person's own second factor: an authenticator that makes a code every half minute (TOTP, RFC 6238).</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="audit">Commits the changes.</param>
/// <param name="managers">Makes keys, and checks codes.</param>
internal sealed class TwoFactorDesk(IDbContextFactory<StateContext> states, AuditLog audit, AccountManagers managers)
{
    /// <summary>How many codes for recovery are made.</summary>
    public const int RecoveryCodes = 10;

    private const string Issuer = "EnergyQuota";

    /// <summary>Whether an account's log-in needs a code, and how many codes for recovery are left.</summary>
    /// <param name="name">The account, logged in.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<(bool IsOn, int CodesLeft)> LookAsync(string name, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        using var users = managers.Over(state);
        return await users.FindByNameAsync(name) is { } account ? (account.NeedsCode, await users.CountRecoveryCodesAsync(account)) : (false, 0);
    }

    /// <summary>Makes a key, which counts from <see cref="ConfirmAsync"/> on.</summary>
    /// <param name="name">The account, logged in; one whose log-in needs a code already gets none.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<AuthenticatorKey?> BeginAsync(string name, CancellationToken cancellationToken)
    {
        AuthenticatorKey? made = null;
        await audit.CommitAsync(
            name,
            async (state, token) =>
            {
                using var users = managers.Over(state);
                if (await users.FindByNameAsync(name) is not { NeedsCode: false } account)
                {
                    return [];
                }

                await users.ResetAuthenticatorKeyAsync(account);
                var key = await users.GetAuthenticatorKeyAsync(account) ?? throw new InvalidOperationException("Identity made no key.");
                var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(name)}?secret={key}&issuer={Issuer}&digits=6&period=30";
                made = new AuthenticatorKey(key, address);
                return [new AuditLine("account.authenticator-key-made", $"account:{name}", new { })];
            },
            cancellationToken);
        return made;
    }

    /// <summary>From now on a log-in needs a code.</summary>
    /// <param name="name">The account, logged in.</param>
    /// <param name="code">A code that shows that the authenticator has the key.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The codes for recovery, which are shown this once; <see langword="null"/>: the code is not right.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(string name, string code, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? codes = null;
        await audit.CommitAsync(
            name,
            async (state, token) =>
            {
                codes = null;
                using var users = managers.Over(state);
                if (await users.FindByNameAsync(name) is not { NeedsCode: false } account || !await CodeCheck.IsRightAsync(users, account, code))
                {
                    return [];
                }

                await users.SetTwoFactorEnabledAsync(account, true);
                codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
                return [new AuditLine("account.second-factor-begun", $"account:{name}", new { })];
            },
            cancellationToken);
        return codes;
    }

    /// <summary>From now on the password is enough.</summary>
    /// <param name="name">The account, logged in.</param>
    /// <param name="code">A code of the authenticator; wrong ones count as failures to log in.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> EndAsync(string name, string code, CancellationToken cancellationToken)
    {
        var done = false;
        await audit.CommitAsync(
            name,
            async (state, token) =>
            {
                done = false;
                using var users = managers.Over(state);
                if (await users.FindByNameAsync(name) is not { NeedsCode: true } account || await users.IsLockedOutAsync(account))
                {
                    return [];
                }

                if (!await CodeCheck.IsRightAsync(users, account, code))
                {
                    return [await LogInFailure.CountAsync(users, account)];
                }

                Remove(account);
                done = true;
                return [new AuditLine("account.second-factor-ended", $"account:{name}", new { })];
            },
            cancellationToken);
        return done;
    }

    /// <summary>Takes the second factor from an account.</summary>
    public static void Remove(Account account) =>
        (account.NeedsCode, account.AuthenticatorKey, account.RecoveryCodes, account.LastCode) = (false, null, "", null);
}

/// <summary>A key for an authenticator.</summary>
/// <param name="Key">The key in base32, to be typed.</param>
/// <param name="Address">The same as an address, to be shown as a QR code.</param>
internal sealed record AuthenticatorKey(string Key, string Address);
