using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Accounts;

/// <summary>Makes, disables and resets accounts of people, and changes passwords. Each change commits with its audit line.</summary>
/// <remarks>
/// Nobody makes or takes over an account that sees more than they see themselves. Disabled accounts are kept: their names stand
/// in the audit log and are not given out again.
/// </remarks>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="audit">Commits the changes.</param>
/// <param name="hasher">Hashes passwords.</param>
/// <param name="managers">Checks passwords that people choose.</param>
/// <param name="time">Dates the changes.</param>
internal sealed class AccountEditor(
    IDbContextFactory<StateContext> states, AuditLog audit, IPasswordHasher<Account> hasher, AccountManagers managers, TimeProvider time)
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 64;

    /// <summary>The most characters of a password.</summary>
    public const int LongestPassword = 256;

    /// <summary>Lists accounts by name, disabled ones too.</summary>
    /// <param name="actor">Who asks; accounts that see more are left out. Only with <see cref="Permission.ReadAudit"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Account>> ListAsync(Scope actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReadAudit))
        {
            return [];
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Seen(state, actor).AsNoTracking().OrderBy(a => a.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Makes an account.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="account">Name, role and scope.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The password, which is shown this once and must be changed at the first log-in, or why there is none.</returns>
    public async Task<AccountResult> AddAsync(Scope actor, NewAccount account, CancellationToken cancellationToken)
    {
        if (Fault(actor, account) is { } fault)
        {
            return new AccountResult(fault, null);
        }

        var password = FirstPassword.New();
        var outcome = AccountOutcome.Done;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                outcome = account.Institution is { } code && !await state.Set<Institution>().Within(actor).AnyAsync(i => i.Code == code, token) ? AccountOutcome.OutOfScope
                    : await state.Set<Account>().AnyAsync(a => a.Name == account.Name || (account.ExternalName != null && a.ExternalName == account.ExternalName), token) ? AccountOutcome.NameTaken
                    : AccountOutcome.Done;
                if (outcome != AccountOutcome.Done)
                {
                    return [];
                }

                var made = new Account
                {
                    Name = account.Name,
                    PasswordHash = "",
                    Role = account.Role,
                    RegionPrefix = account.Region,
                    InstitutionCode = account.Institution,
                    VerticalSystem = account.VerticalSystem,
                    SeesClassified = account.SeesClassified,
                    ExternalName = account.ExternalName,
                    HasFirstPassword = true,
                };
                made.PasswordHash = hasher.HashPassword(made, password);
                state.Add(made);
                return [new AuditLine("account.made", $"account:{made.Name}", new
                {
                    Role = made.Role.ToString(), account.Region, account.Institution, account.VerticalSystem, account.SeesClassified, account.ExternalName,
                })];
            },
            cancellationToken);
        return new AccountResult(outcome, outcome == AccountOutcome.Done ? password : null);
    }

    /// <summary>Disables an account; whoever is logged in with it is logged out at the next request.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<AccountOutcome> DisableAsync(Scope actor, string name, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return ChangeAsync(
            actor,
            name,
            account =>
            {
                account.DisabledAt = UtcMicroseconds.To(UtcMicroseconds.From(time.GetUtcNow()));
                return new AuditLine("account.disabled", $"account:{name}", new { reason });
            },
            isEnd: true,
            cancellationToken);
    }

    /// <summary>Gives an account another password and takes its second factor; a disabled or locked one may log in again.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="name">The account's name.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The password, which is shown this once and must be changed at the next log-in, or why there is none.</returns>
    public async Task<AccountResult> ResetAsync(Scope actor, string name, CancellationToken cancellationToken)
    {
        var password = FirstPassword.New();
        var outcome = await ChangeAsync(
            actor,
            name,
            account =>
            {
                // Whoever lost the password or the authenticator comes to an administrator for both.
                var (wasDisabled, hadSecondFactor) = (account.DisabledAt is not null, account.NeedsCode);
                (account.PasswordHash, account.HasFirstPassword, account.DisabledAt) = (hasher.HashPassword(account, password), true, null);
                (account.FailedLogIns, account.LockedUntil) = (0, null);
                TwoFactorDesk.Remove(account);
                return new AuditLine("account.reset", $"account:{name}", new { wasDisabled, hadSecondFactor });
            },
            isEnd: false,
            cancellationToken);
        return new AccountResult(outcome, outcome == AccountOutcome.Done ? password : null);
    }

    /// <summary>Changes a person's own password.</summary>
    /// <param name="name">The account, logged in.</param>
    /// <param name="former">The password until now.</param>
    /// <param name="password">The new one.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The account where it was done.</returns>
    public async Task<(PasswordOutcome Outcome, Account? Account)> ChangeOwnPasswordAsync(string name, string former, string password, CancellationToken cancellationToken)
    {
        if (password.Length > LongestPassword || password == former)
        {
            return (password == former ? PasswordOutcome.SameAsFormer : PasswordOutcome.TooWeak, null);
        }

        // Slow on purpose, so not inside the commit, for which everybody waits.
        string? right;
        await using (var state = await states.CreateDbContextAsync(cancellationToken))
        {
            var account = await state.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Name == name, cancellationToken);
            right = account is not null && hasher.VerifyHashedPassword(account, account.PasswordHash, former) != PasswordVerificationResult.Failed ? account.PasswordHash : null;
        }

        Account? changed = null;
        var outcome = PasswordOutcome.Done;
        await audit.CommitAsync(
            name,
            async (state, token) =>
            {
                (changed, outcome) = (null, PasswordOutcome.Done);
                using var users = managers.Over(state);
                var account = await state.Set<Account>().SingleOrDefaultAsync(a => a.Name == name && a.DisabledAt == null, token);
                if (account is null || await users.IsLockedOutAsync(account))
                {
                    outcome = PasswordOutcome.Locked;
                    return [];
                }

                if (account.PasswordHash != right)
                {
                    outcome = PasswordOutcome.WrongFormer;
                    return [await LogInFailure.CountAsync(users, account)];
                }

                foreach (var rule in users.PasswordValidators)
                {
                    if (!(await rule.ValidateAsync(users, account, password)).Succeeded)
                    {
                        outcome = PasswordOutcome.TooWeak;
                        return [];
                    }
                }

                (account.PasswordHash, account.HasFirstPassword, account.FailedLogIns) = (hasher.HashPassword(account, password), false, 0);
                changed = account;
                return [new AuditLine("account.password-changed", $"account:{name}", new { })];
            },
            cancellationToken);
        return (outcome, changed);
    }

    private static AccountOutcome? Fault(Scope actor, NewAccount account) =>
        !actor.May(Permission.ManageAccounts) ? AccountOutcome.NotAllowed
        : account.Name.Length is 0 or > LongestName || !account.Name.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@') ? AccountOutcome.InvalidName
        : !Enum.IsDefined(account.Role) ? AccountOutcome.NotAllowed
        : account.Role == Role.Institution && (account.Institution is null || account.Region is not null) ? AccountOutcome.OneInstitution
        : account.Region is { } region && (actor.RegionPrefix is not { } own || !region.StartsWith(own, StringComparison.Ordinal) || !region.All(char.IsAsciiDigit)) ? AccountOutcome.OutOfScope
        : account.Region is null && account.Institution is null ? AccountOutcome.OutOfScope
        : account.VerticalSystem is { } system && (account.Region is null || system.Length is 0 or > 32) ? AccountOutcome.OutOfScope
        : account.Region is not null && actor.VerticalSystem is { } mine && account.VerticalSystem != mine ? AccountOutcome.OutOfScope
        : account.SeesClassified && !actor.SeesClassified ? AccountOutcome.OutOfScope
        : account.ExternalName is { } external && (external.Length is 0 or > 254 || external.Any(char.IsControl)) ? AccountOutcome.InvalidName
        : null;

    // Accounts that see nothing the actor does not see.
    private static IQueryable<Account> Seen(StateContext state, Scope actor)
    {
        var accounts = state.Set<Account>();
        if (actor.SeesAll)
        {
            return accounts;
        }

        var institutions = state.Set<Institution>().Within(actor);
        return accounts.Where(a => (a.RegionPrefix != null || a.InstitutionCode != null)
            && (actor.SeesClassified || !a.SeesClassified)
            && (a.RegionPrefix == null || (actor.RegionPrefix != null && a.RegionPrefix.StartsWith(actor.RegionPrefix)
                && (actor.VerticalSystem == null || a.VerticalSystem == actor.VerticalSystem)))
            && (a.InstitutionCode == null || institutions.Any(i => i.Code == a.InstitutionCode)));
    }

    private async Task<AccountOutcome> ChangeAsync(Scope actor, string name, Func<Account, AuditLine> change, bool isEnd, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageAccounts))
        {
            return AccountOutcome.NotAllowed;
        }

        var outcome = AccountOutcome.Done;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                var account = await Seen(state, actor).SingleOrDefaultAsync(a => a.Name == name, token);
                outcome = account is null || (isEnd && account.DisabledAt is not null) ? AccountOutcome.NotFound
                    : isEnd && account is { Role: Role.Administrator, RegionPrefix: "", VerticalSystem: null } && !await state.Set<Account>().AnyAsync(
                        a => a.Name != name && a.Role == Role.Administrator && a.RegionPrefix == "" && a.VerticalSystem == null && a.DisabledAt == null, token) ? AccountOutcome.LastAdministrator
                    : AccountOutcome.Done;
                return outcome == AccountOutcome.Done ? [change(account!)] : [];
            },
            cancellationToken);
        return outcome;
    }
}
