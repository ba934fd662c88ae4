using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Audit;

/// <summary>Shows the audit log to whoever may read it.</summary>
/// <param name="states">Makes contexts of the state database.</param>
public sealed class AuditReader(IDbContextFactory<StateContext> states)
{
    /// <summary>Lines of the log, the newest first.</summary>
    /// <param name="scope">Who asks; needs <see cref="Permission.ReadAudit"/>, and to see everything of which the log can speak.</param>
    /// <param name="filter">Which.</param>
    /// <param name="offset">So many are passed over; 0 or more.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The lines and how many there are in all; none for whoever may not read them.</returns>
    public async Task<(IReadOnlyList<AuditEntry> Lines, int Total)> ListAsync(
        Scope scope, AuditFilter filter, int offset, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (!await MayReadAsync(state, scope, cancellationToken))
        {
            return ([], 0);
        }

        var (actor, action, subject) = (filter.Actor.Trim(), filter.Action.Trim(), filter.Subject.Trim());
        var lines = state.Set<AuditEntry>().AsNoTracking().Where(e =>
            (actor == "" || e.Actor == actor) && (action == "" || e.Action.StartsWith(action)) && (subject == "" || e.Subject == subject)
            && (filter.From == null || e.At >= filter.From) && (filter.To == null || e.At < filter.To));
        return (await lines.OrderByDescending(e => e.Id).Skip(offset).Take(limit).ToListAsync(cancellationToken), await lines.CountAsync(cancellationToken));
    }

    /// <summary>Whether a scope may read the log: with the permission, and where it sees everything of which the log can speak.</summary>
    /// <remarks>A line may name any institution, so the log is not cut down to a region, nor to what is not classified.</remarks>
    private static async Task<bool> MayReadAsync(StateContext state, Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.May(Permission.ReadAudit) && scope.SeesEveryRegion
            && (scope.SeesClassified || !await state.Set<Institution>().AnyAsync(i => i.IsClassified, cancellationToken));
    }
}

/// <summary>Which lines of the audit log. What is empty does not matter.</summary>
/// <param name="Actor">Of this account or job.</param>
/// <param name="Action">Actions that begin so, e.g. <c>account.</c>.</param>
/// <param name="Subject">About this subject, e.g. <c>case:7</c>.</param>
/// <param name="From">From this instant on, UTC.</param>
/// <param name="To">Before this instant, UTC.</param>
public sealed record AuditFilter(string Actor = "", string Action = "", string Subject = "", DateTimeOffset? From = null, DateTimeOffset? To = null);
