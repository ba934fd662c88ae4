using System.Security.Cryptography;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Accounts;

/// <summary>Keys with which programs ask in the name of an account: made, listed and revoked by its owner.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="audit">Commits the changes.</param>
/// <param name="options">How long a key lasts at most.</param>
/// <param name="time">Dates the changes.</param>
internal sealed class ApiTokens(IDbContextFactory<StateContext> states, AuditLog audit, IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>How every key begins, so that one which got where it does not belong can be found.</summary>
    public const string Prefix = "eq_";

    /// <summary>The most characters of a label.</summary>
    public const int LongestLabel = 100;

    private const int Length = 40;

    /// <summary>Makes a key.</summary>
    /// <param name="owner">Whose; without a key of a program, so that no key makes another.</param>
    /// <param name="wish">What it is for, what it may and how long.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The key, which is shown this once, or the field that is not right.</returns>
    public async Task<TokenResult> IssueAsync(Scope owner, TokenWish wish, CancellationToken cancellationToken)
    {
        var now = Now();
        if (Fault(owner, wish) is { } fault)
        {
            return new TokenResult(null, null, fault);
        }

        var key = Prefix + RandomNumberGenerator.GetString(FirstPassword.Alphabet, Length);
        ApiToken? made = null;
        await audit.CommitAsync(
            owner.Who,
            async (state, token) =>
            {
                made = new ApiToken
                {
                    AccountName = owner.Who,
                    Label = wish.Label.Trim(),
                    Hash = CodeHash.Of(key),
                    ReadsOnly = !wish.MayChange,
                    RegionPrefix = wish.Region,
                    MadeAt = now,
                    ExpiresAt = now.AddDays(wish.Days),
                };
                state.Add(made);
                await state.SaveChangesAsync(token);
                return [new AuditLine("token.made", $"token:{made.Id}", new { made.Label, made.ReadsOnly, made.RegionPrefix, made.ExpiresAt })];
            },
            cancellationToken);
        return new TokenResult(key, made, null);
    }

    /// <summary>An account's keys, the newest first.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(Scope owner, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<ApiToken>().AsNoTracking().Where(t => t.AccountName == owner.Who).OrderByDescending(t => t.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Revokes a key.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>Whether the account has such a key that was not revoked yet.</returns>
    public async Task<bool> RevokeAsync(Scope owner, int id, CancellationToken cancellationToken) => await audit.CommitAsync(
        owner.Who,
        async (state, token) =>
        {
            if (await state.Set<ApiToken>().SingleOrDefaultAsync(t => t.Id == id && t.AccountName == owner.Who && t.RevokedAt == null, token) is not { } known)
            {
                return [];
            }

            known.RevokedAt = Now();
            return [new AuditLine("token.revoked", $"token:{id}", new { known.Label })];
        },
        cancellationToken) > 0;

    /// <summary>The account in whose name a key asks, if the key is taken.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<(Account Account, ApiToken Token)?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var (hash, now) = (CodeHash.Of(key), time.GetUtcNow());
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var token = await state.Set<ApiToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now)
        {
            return null;
        }

        var account = await state.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Name == token.AccountName, cancellationToken);
        return account is { DisabledAt: null, HasFirstPassword: false } ? (account, token) : null;
    }

    private string? Fault(Scope owner, TokenWish wish) =>
        owner.ReadsOnly ? nameof(owner)
        : string.IsNullOrWhiteSpace(wish.Label) || wish.Label.Trim().Length > LongestLabel || wish.Label.Any(char.IsControl) ? nameof(wish.Label)
        : wish.Days < 1 || wish.Days > options.Value.LongestTokenDays ? nameof(wish.Days)
        : wish.Region is { } region && (owner.RegionPrefix is not { } own || !region.All(char.IsAsciiDigit) || !region.StartsWith(own, StringComparison.Ordinal)) ? nameof(wish.Region)
        : null;

    private DateTimeOffset Now() => UtcMicroseconds.To(UtcMicroseconds.From(time.GetUtcNow()));
}

/// <summary>A key to be made.</summary>
/// <param name="Label">What it is for; 1 to 100 characters.</param>
/// <param name="MayChange">Whether it may change what its account may change; otherwise it only reads.</param>
/// <param name="Region">The beginning of the region codes it sees, inside its account's; <see langword="null"/>: as its account.</param>
/// <param name="Days">So many days it lasts; at least 1.</param>
internal sealed record TokenWish(string Label, bool MayChange, string? Region, int Days);

/// <summary>What became of a key that was to be made.</summary>
/// <param name="Key">The key, only where it was made.</param>
/// <param name="Token">What is kept of it.</param>
/// <param name="Fault">The field that is not right.</param>
internal sealed record TokenResult(string? Key, ApiToken? Token, string? Fault);
