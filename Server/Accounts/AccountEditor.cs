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
/// <param name="time">Dates the changes.</param>
internal sealed class AccountEditor(IDbContextFactory<StateContext> states, AuditLog audit, IPasswordHasher<Account> hasher, TimeProvider time)
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 64;

    /// <summary>The fewest characters of a password that a person chooses.</summary>
    public const int ShortestPassword = 12;

    /// <summary>The most characters of a password.</summary>
    public const int LongestPassword = 256;

    /// <summary>Lists accounts by name, disabled ones too.</summary>
    /// <param name="actor">Who asks; accounts that see more are left out. Whoever may not manage accounts sees none.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Account>> ListAsync(Scope actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageAccounts))
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
                    : await state.Set<Account>().AnyAsync(a => a.Name == account.Name, token) ? AccountOutcome.NameTaken
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
                    HasFirstPassword = true,
                };
                made.PasswordHash = hasher.HashPassword(made, password);
                state.Add(made);
                return [new AuditLine("account.made", $"account:{made.Name}", new { Role = made.Role.ToString(), account.Region, account.Institution })];
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

    /// <summary>Gives an account another password; a disabled one may log in again with it.</summary>
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
                var wasDisabled = account.DisabledAt is not null;
                (account.PasswordHash, account.HasFirstPassword, account.DisabledAt) = (hasher.HashPassword(account, password), true, null);
                return new AuditLine("account.reset", $"account:{name}", new { wasDisabled });
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
        if (password.Length is < ShortestPassword or > LongestPassword || password == former)
        {
            return (password == former ? PasswordOutcome.SameAsFormer : PasswordOutcome.TooShort, null);
        }

        Account? changed = null;
        await audit.CommitAsync(
            name,
            async (state, token) =>
            {
                changed = await state.Set<Account>().SingleOrDefaultAsync(a => a.Name == name && a.DisabledAt == null, token);
                if (changed is null || hasher.VerifyHashedPassword(changed, changed.PasswordHash, former) == PasswordVerificationResult.Failed)
                {
                    changed = null;
                    return [];
                }

                (changed.PasswordHash, changed.HasFirstPassword) = (hasher.HashPassword(changed, password), false);
                return [new AuditLine("account.password-changed", $"account:{name}", new { })];
            },
            cancellationToken);
        return (changed is null ? PasswordOutcome.WrongFormer : PasswordOutcome.Done, changed);
    }

    private static AccountOutcome? Fault(Scope actor, NewAccount account) =>
        !actor.May(Permission.ManageAccounts) ? AccountOutcome.NotAllowed
        : account.Name.Length is 0 or > LongestName || !account.Name.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@') ? AccountOutcome.InvalidName
        : !Enum.IsDefined(account.Role) ? AccountOutcome.NotAllowed
        : account.Role == Role.Institution && (account.Institution is null || account.Region is not null) ? AccountOutcome.OneInstitution
        : account.Region is { } region && (actor.RegionPrefix is not { } own || !region.StartsWith(own, StringComparison.Ordinal) || !region.All(char.IsAsciiDigit)) ? AccountOutcome.OutOfScope
        : account.Region is null && account.Institution is null ? AccountOutcome.OutOfScope
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
            && (a.RegionPrefix == null || (actor.RegionPrefix != null && a.RegionPrefix.StartsWith(actor.RegionPrefix)))
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
                    : isEnd && account is { Role: Role.Administrator, RegionPrefix: "" } && !await state.Set<Account>().AnyAsync(
                        a => a.Name != name && a.Role == Role.Administrator && a.RegionPrefix == "" && a.DisabledAt == null, token) ? AccountOutcome.LastAdministrator
                    : AccountOutcome.Done;
                return outcome == AccountOutcome.Done ? [change(account!)] : [];
            },
            cancellationToken);
        return outcome;
    }
}
