using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Institutions;

/// <summary>The metering tree around some institutions, with the boundary terms that bear on it.</summary>
/// <param name="Institutions">The codes of those institutions that the scope sees.</param>
/// <param name="Tree">
/// Their meters and those their formulas name, with all upstream and downstream of them. It reaches beyond the scope: to prove
/// that nothing is counted twice one must look there. What is shown of it is for the caller to cut.
/// </param>
/// <param name="Terms">All boundary terms on any of these meters, of whichever institution.</param>
/// <param name="Seen">The codes of those meters whose owner the scope sees.</param>
public sealed record InstitutionTrees(
    IReadOnlyList<string> Institutions, MeteringTree Tree, IReadOnlyList<BoundaryTerm> Terms, IReadOnlySet<string> Seen)
{
    /// <summary>Reads the meters of some institutions with what hangs below them, without terms: enough for balances.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="state">The state database.</param>
    /// <param name="institutions">The institutions' codes.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<InstitutionTrees> ReadBelowAsync(
        Scope scope, StateContext state, IReadOnlyCollection<string> institutions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var codes = await SeenAsync(scope, state, institutions, cancellationToken);
        var storeys = new TreeStoreys(state);
        await storeys.AddOwnAsync(codes, cancellationToken);
        await storeys.AddDownstreamAsync(cancellationToken);
        var tree = storeys.Tree();
        return new InstitutionTrees(codes, tree, [], await SeenMetersAsync(scope, state, tree, cancellationToken));
    }

    /// <summary>Reads the tree around some institutions.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="state">The state database.</param>
    /// <param name="institutions">The institutions' codes.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<InstitutionTrees> ReadAsync(
        Scope scope, StateContext state, IReadOnlyCollection<string> institutions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var codes = await SeenAsync(scope, state, institutions, cancellationToken);
        var terms = state.Set<BoundaryTerm>().AsNoTracking();
        var named = await terms.Where(term => EF.Parameter(codes).Contains(term.InstitutionCode)).Select(term => term.MeterCode).Distinct().ToListAsync(cancellationToken);

        var storeys = new TreeStoreys(state);
        await storeys.AddOwnAsync(codes, cancellationToken);
        await storeys.AddAsync(named, cancellationToken);
        await storeys.AddDownstreamAsync(cancellationToken);
        await storeys.AddUpstreamAsync(cancellationToken);
        var tree = storeys.Tree();

        // A formula may name a meter that is not registered.
        List<string> meters = [.. tree.Meters.Select(meter => meter.Code).Union(named)];
        var bearing = await terms.Where(term => EF.Parameter(meters).Contains(term.MeterCode)).OrderBy(term => term.Id).ToListAsync(cancellationToken);
        return new InstitutionTrees(codes, tree, bearing, await SeenMetersAsync(scope, state, tree, cancellationToken));
    }

    private static Task<List<string>> SeenAsync(
        Scope scope, StateContext state, IReadOnlyCollection<string> institutions, CancellationToken cancellationToken) =>
        state.Set<Institution>().AsNoTracking().Within(scope).Where(i => EF.Parameter(institutions).Contains(i.Code))
            .Select(i => i.Code).Order().ToListAsync(cancellationToken);

    private static async Task<HashSet<string>> SeenMetersAsync(Scope scope, StateContext state, MeteringTree tree, CancellationToken cancellationToken)
    {
        List<string> owners = [.. tree.Meters.Select(meter => meter.InstitutionCode).Distinct(StringComparer.Ordinal)];
        var seen = (await SeenAsync(scope, state, owners, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return tree.Meters.Where(meter => seen.Contains(meter.InstitutionCode)).Select(meter => meter.Code).ToHashSet(StringComparer.Ordinal);
    }
}
