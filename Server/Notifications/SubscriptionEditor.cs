using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Notifications;

/// <summary>Of what an account is mailed: asked and changed by its owner, each change with its audit line.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="audit">Commits the changes.</param>
internal sealed class SubscriptionEditor(IDbContextFactory<StateContext> states, AuditLog audit)
{
    private const int LongestRegion = 12;

    /// <summary>The wish of whoever asks.</summary>
    public async Task<SubscriptionWish> FindAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var email = await state.Set<Account>().Where(a => a.Name == scope.Who).Select(a => a.Email).FirstOrDefaultAsync(cancellationToken);
        var wish = await state.Set<AlertSubscription>().AsNoTracking().FirstOrDefaultAsync(s => s.AccountName == scope.Who, cancellationToken);
        return wish is null
            ? new SubscriptionWish(email ?? "", null, "", true, false, false)
            : new SubscriptionWish(email ?? "", wish.LeastGrade, wish.RegionPrefix, wish.Digest, wish.OtherRungs, wish.English);
    }

    /// <summary>Changes the wish of whoever asks.</summary>
    /// <returns>The field that is wrong; <see langword="null"/> where it was done.</returns>
    public async Task<string?> SaveAsync(Scope scope, SubscriptionWish wish, CancellationToken cancellationToken)
    {
        if (Fault(scope, wish) is { } fault)
        {
            return fault;
        }

        var isThere = false;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var account = await state.Set<Account>().SingleOrDefaultAsync(a => a.Name == scope.Who && a.DisabledAt == null, token);
                isThere = account is not null;
                if (account is null)
                {
                    return [];
                }

                account.Email = wish.Email.Length == 0 ? null : wish.Email;
                var stored = await state.Set<AlertSubscription>().SingleOrDefaultAsync(s => s.AccountName == account.Name, token);
                Apply(state, account.Name, stored, wish);
                return [new AuditLine("account.notifications", $"account:{account.Name}", wish)];
            },
            cancellationToken);
        return isThere ? null : nameof(SubscriptionWish.Email);
    }

    private static void Apply(StateContext state, string name, AlertSubscription? stored, SubscriptionWish wish)
    {
        if (wish.LeastGrade is not { } least)
        {
            if (stored is not null)
            {
                state.Remove(stored);
            }

            return;
        }

        if (stored is null)
        {
            state.Add(stored = new AlertSubscription { AccountName = name });
        }

        (stored.LeastGrade, stored.RegionPrefix, stored.Digest, stored.OtherRungs, stored.English) = (least, wish.Region, wish.Digest, wish.OtherRungs, wish.English);
    }

    private static string? Fault(Scope scope, SubscriptionWish wish) =>
        (wish.Email.Length > 0 && !MailAddress.IsValid(wish.Email)) || (wish.Email.Length == 0 && wish.LeastGrade is not null) ? nameof(SubscriptionWish.Email)
        : wish.LeastGrade is { } least && !Enum.IsDefined(least) ? nameof(SubscriptionWish.LeastGrade)
        : wish.Region.Length > LongestRegion || !wish.Region.All(char.IsAsciiDigit)
            || (wish.Region.Length > 0 && scope.RegionPrefix is { } own && !wish.Region.StartsWith(own, StringComparison.Ordinal)) ? nameof(SubscriptionWish.Region)
        : null;
}

/// <summary>Of what an account wants to be mailed.</summary>
/// <param name="Email">The address; empty: none.</param>
/// <param name="LeastGrade">The least grade; <see langword="null"/>: of nothing.</param>
/// <param name="Region">The beginning of region codes within what it sees; empty: all that it sees.</param>
/// <param name="Digest">One gathered mail an hour at most.</param>
/// <param name="OtherRungs">Also of alerts that wait on other rungs of the ladder.</param>
/// <param name="English">Mails are in English.</param>
public sealed record SubscriptionWish(string Email, AlertGrade? LeastGrade, string Region, bool Digest, bool OtherRungs, bool English);
