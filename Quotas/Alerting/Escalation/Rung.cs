using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Alerting.Escalation;

/// <summary>A rung of the ladder: the accounts of one region level and role that deal with alerts.</summary>
/// <param name="RegionPrefix">Their regions; the longer, the nearer.</param>
/// <param name="Role">Their role; at one place officers come before administrators.</param>
public readonly record struct Rung(string RegionPrefix, Role Role)
{
    /// <summary>The rungs above a place, the nearest first. Only those on which somebody stands who sees it. Pure.</summary>
    /// <param name="place">The place.</param>
    /// <param name="accounts">The accounts, in any order.</param>
    public static IReadOnlyList<Rung> Above(Place place, IEnumerable<Account> accounts)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(accounts);
        return [.. accounts.Where(account => place.IsSeenBy(account.ToScope())).Select(Of).OfType<Rung>()
            .Where(rung => place.RegionCode.StartsWith(rung.RegionPrefix, StringComparison.Ordinal)).Distinct()
            .OrderByDescending(rung => rung.RegionPrefix.Length).ThenBy(rung => rung.Role == Role.Officer ? 0 : 1)];
    }

    /// <summary>The rung on which an account stands, or <see langword="null"/> where it does not deal with alerts of regions.</summary>
    /// <param name="account">The account.</param>
    public static Rung? Of(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account is { DisabledAt: null, RegionPrefix: { } prefix } && account.ToScope().May(Permission.HandleAlerts) ? new Rung(prefix, account.Role) : null;
    }
}
