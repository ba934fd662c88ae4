using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Editing;

/// <summary>What institutions propose to enter, as an account sees it.</summary>
/// <param name="states">The state database.</param>
public sealed class EntryProposals(IDbContextFactory<StateContext> states)
{
    /// <summary>The proposals about the meters of a scope, the newest first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="state">Only those in this state; <see langword="null"/>: all.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<EntryProposal>> ListAsync(Scope scope, ApprovalState? state, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var context = await states.CreateDbContextAsync(cancellationToken);
        return await Seen(context, scope).Where(p => state == null || p.State == state).OrderByDescending(p => p.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>One proposal.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns><see langword="null"/> where the scope sees none of this number.</returns>
    public async Task<EntryProposal?> FindAsync(Scope scope, int id, CancellationToken cancellationToken)
    {
        await using var context = await states.CreateDbContextAsync(cancellationToken);
        return await Seen(context, scope).SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    private static IQueryable<EntryProposal> Seen(StateContext state, Scope scope)
    {
        var institutions = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var meters = state.Set<Meter>().Where(m => institutions.Contains(m.InstitutionCode)).Select(m => m.Code);
        return state.Set<EntryProposal>().AsNoTracking().Where(p => meters.Contains(p.MeterCode));
    }
}
