using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Ingest.Gateways;

/// <summary>Issues, revokes and checks the accounts of gateways. Each change commits with its audit line.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="audit">Commits the changes.</param>
/// <param name="time">Dates them.</param>
public sealed class GatewayAccounts(IDbContextFactory<StateContext> states, AuditLog audit, TimeProvider time)
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 64;

    // Compared where there is no such account, so that its absence takes as long as a wrong secret.
    private static readonly string Nobody = GatewaySecret.Hash("");

    /// <summary>Tells of an account that was revoked or got another secret: its open connections must end.</summary>
    public event Action<string>? Ended;

    /// <summary>Makes an account.</summary>
    /// <param name="actor">Who does it: an administrator who sees the institution.</param>
    /// <param name="name">The user name.</param>
    /// <param name="institution">The institution's code.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The secret, which is shown this once, or why there is none.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor is no administrator.</exception>
    public async Task<IssueResult> IssueAsync(Scope actor, string name, string institution, CancellationToken cancellationToken)
    {
        Demand(actor);
        if (!IsName(name))
        {
            return new IssueResult(IssueOutcome.InvalidName, null);
        }

        var secret = GatewaySecret.New();
        var outcome = IssueOutcome.Done;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                outcome = !await state.Set<Institution>().Within(actor).AnyAsync(i => i.Code == institution, token) ? IssueOutcome.NoSuchInstitution
                    : await state.Set<GatewayAccount>().AnyAsync(a => a.Name == name, token) ? IssueOutcome.NameTaken
                    : IssueOutcome.Done;
                if (outcome != IssueOutcome.Done)
                {
                    return [];
                }

                state.Add(new GatewayAccount
                {
                    Name = name,
                    InstitutionCode = institution,
                    SecretHash = GatewaySecret.Hash(secret),
                    IssuedAt = Now(),
                    IssuedBy = actor.Who,
                });
                return [new AuditLine("gateway.issued", $"gateway:{name}", new { institution })];
            },
            cancellationToken);
        return new IssueResult(outcome, outcome == IssueOutcome.Done ? secret : null);
    }

    /// <summary>Gives an account another secret; the former one is void at once. A revoked account may sign in again with it.</summary>
    /// <param name="actor">Who does it: an administrator who sees the institution.</param>
    /// <param name="name">The user name.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The secret, which is shown this once; <see langword="null"/> where the actor sees no such account.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor is no administrator.</exception>
    public async Task<string?> RenewAsync(Scope actor, string name, CancellationToken cancellationToken)
    {
        var secret = GatewaySecret.New();
        return await ChangeAsync(
            actor,
            name,
            account =>
            {
                var before = new { account.RevokedAt, account.RevokedReason };
                (account.SecretHash, account.IssuedAt, account.IssuedBy) = (GatewaySecret.Hash(secret), Now(), actor.Who);
                (account.RevokedAt, account.RevokedReason) = (null, null);
                return new AuditLine("gateway.renewed", $"gateway:{name}", new { before });
            },
            cancellationToken) ? secret : null;
    }

    /// <summary>Revokes an account and ends its connections.</summary>
    /// <param name="actor">Who does it: an administrator who sees the institution.</param>
    /// <param name="name">The user name.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>Whether there was such an account that could still sign in.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor is no administrator.</exception>
    public Task<bool> RevokeAsync(Scope actor, string name, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return ChangeAsync(
            actor,
            name,
            account =>
            {
                if (account.RevokedAt is not null)
                {
                    return null;
                }

                (account.RevokedAt, account.RevokedReason) = (Now(), reason);
                return new AuditLine("gateway.revoked", $"gateway:{name}", new { reason });
            },
            cancellationToken);
    }

    /// <summary>Lists accounts by name, revoked ones too.</summary>
    /// <param name="scope">Who asks; others' accounts are left out.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<IReadOnlyList<GatewayAccount>> ListAsync(Scope scope, CancellationToken cancellationToken) => ListAsync(scope, 0, int.MaxValue, cancellationToken);

    /// <summary>Lists accounts by name from further down, revoked ones too.</summary>
    /// <param name="scope">Who asks; others' accounts are left out.</param>
    /// <param name="offset">So many are passed over; 0 or more.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<GatewayAccount>> ListAsync(Scope scope, int offset, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Seen(state, scope).AsNoTracking().OrderBy(a => a.Name).Skip(offset).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Checks a name and a secret.</summary>
    /// <param name="name">The user name as sent.</param>
    /// <param name="secret">The password as sent.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The account, or <see langword="null"/> where it may not sign in.</returns>
    public async Task<GatewayAccount?> SignInAsync(string name, string secret, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var account = name.Length > LongestName
            ? null
            : await state.Set<GatewayAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Name == name && a.RevokedAt == null, cancellationToken);
        return GatewaySecret.Fits(secret, account?.SecretHash ?? Nobody) ? account : null;
    }

    private static IQueryable<GatewayAccount> Seen(StateContext state, Scope scope)
    {
        var institutions = state.Set<Institution>().Within(scope);
        return state.Set<GatewayAccount>().Where(a => institutions.Any(i => i.Code == a.InstitutionCode));
    }

    private static void Demand(Scope actor)
    {
        if (!actor.May(Permission.ManageGateways))
        {
            throw new UnauthorizedAccessException($"{actor.Who} may not change the accounts of gateways: only an administrator may.");
        }
    }

    // Nothing that has a meaning in a topic, an address or a shell.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private async Task<bool> ChangeAsync(Scope actor, string name, Func<GatewayAccount, AuditLine?> change, CancellationToken cancellationToken)
    {
        Demand(actor);
        var lines = await audit.CommitAsync(
            actor.Who,
            async (state, token) => await Seen(state, actor).SingleOrDefaultAsync(a => a.Name == name, token) is { } account && change(account) is { } line ? [line] : [],
            cancellationToken);
        if (lines > 0)
        {
            Ended?.Invoke(name);
        }

        return lines > 0;
    }

    private DateTimeOffset Now() => UtcMicroseconds.To(UtcMicroseconds.From(time.GetUtcNow()));
}

/// <summary>What became of an account that was to be made.</summary>
public enum IssueOutcome
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>The name is empty, too long, or holds other characters than letters, digits, dot, hyphen and underscore.</summary>
    InvalidName,

    /// <summary>There is or was an account of that name.</summary>
    NameTaken,

    /// <summary>The actor sees no such institution.</summary>
    NoSuchInstitution,
}

/// <summary>What became of an account that was to be made.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Secret">The secret, only where it was made.</param>
public sealed record IssueResult(IssueOutcome Outcome, string? Secret);
