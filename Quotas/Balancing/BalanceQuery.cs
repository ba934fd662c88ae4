using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Balancing;

/// <summary>What is lost between meters, from the registry's tree and the ledger as closed.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="options">When a difference is worth a look.</param>
/// <param name="site">The site's settings; days are those of its zone.</param>
public sealed class BalanceQuery(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IOptions<BalanceOptions> options, IOptions<SiteOptions> site)
{
    private const int InstitutionsOfWalk = 500;
    private readonly TimeZoneInfo _zone = SiteZone.Find((site ?? throw new ArgumentNullException(nameof(site))).Value.Zone);

    /// <summary>How many institutions are read at once; each batch costs one question to the ledger.</summary>
    internal int InstitutionsAtOnce { get; init; } = 2_000;

    /// <summary>The rule in force.</summary>
    public BalanceRule Rule => options.Value.ToRule();

    /// <summary>The balances of one institution's meters.</summary>
    /// <param name="scope">Who asks; what it may not see makes <em>cannot say</em> of a balance.</param>
    /// <param name="institution">The institution's code.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The balances by meter code; none where the scope does not see the institution.</returns>
    public async Task<IReadOnlyList<NodeBalance>> OfInstitutionAsync(
        Scope scope, string institution, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(scope, state, [institution], from, to, cancellationToken);
    }

    /// <summary>Some meters whose balance is worth an alert, for a list that is turned over: it looks at a batch of institutions at a time.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="after">Institutions up to this code are passed over; empty for none.</param>
    /// <param name="most">It stops after the batch in which so many were found; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The nodes, and the code after which to go on; <see langword="null"/> where nothing is left.</returns>
    public async Task<(IReadOnlyList<UnbalancedNode> Nodes, string? GoOnAfter)> WalkUnbalancedAsync(
        Scope scope, DateOnly from, DateOnly to, string after, int most, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var found = new List<UnbalancedNode>();
        for (var (at, looked) = (after, 0); ;)
        {
            var last = at;
#pragma warning disable CA1309 // Becomes a comparison in SQL; an ordinal one could not be translated.
            var rest = state.Set<Institution>().AsNoTracking().Within(scope).Where(i => string.Compare(i.Code, last) > 0);
#pragma warning restore CA1309
            var batch = await rest.Select(i => i.Code).Order().Take(InstitutionsOfWalk).ToListAsync(cancellationToken);
            found.AddRange(Unbalanced(await ReadAsync(scope, state, batch, from, to, cancellationToken)));
            looked += batch.Count;
            if (batch.Count < InstitutionsOfWalk)
            {
                return (found, null);
            }

            at = batch[^1];
            if (found.Count >= most || looked >= InstitutionsAtOnce)
            {
                return (found, at);
            }
        }
    }

    /// <summary>All meters of a scope whose balance is worth an alert.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>. Whole months are answered from the ledger's month sums.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The nodes by institution and meter.</returns>
    public async Task<IReadOnlyList<UnbalancedNode>> ListUnbalancedAsync(Scope scope, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var codes = await state.Set<Institution>().AsNoTracking().Within(scope).Select(i => i.Code).Order().ToListAsync(cancellationToken);
        var found = new List<UnbalancedNode>();
        foreach (var batch in codes.Chunk(InstitutionsAtOnce))
        {
            var balances = await ReadAsync(scope, state, batch, from, to, cancellationToken);
            found.AddRange(Unbalanced(balances));
        }

        return found;
    }

    private static IEnumerable<UnbalancedNode> Unbalanced(IEnumerable<NodeBalance> balances) => balances.Select(UnbalancedNode.Of).OfType<UnbalancedNode>()
        .OrderBy(node => node.InstitutionCode, StringComparer.Ordinal).ThenBy(node => node.MeterCode, StringComparer.Ordinal);

    private async Task<IReadOnlyList<NodeBalance>> ReadAsync(
        Scope scope, StateContext state, IReadOnlyCollection<string> institutions, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        var trees = await InstitutionTrees.ReadBelowAsync(scope, state, institutions, cancellationToken);
        var plan = BalancePlan.Of(trees, from, to, _zone);
        var spans = plan.Spans;
        var access = RegisterAccess.Only(scope.Who, spans.Select(span => span.Register).ToHashSet());
        var sums = spans.Count == 0 ? [] : await ledger.SumSpansAsync(LedgerView.AsClosed, LedgerSource.Months, access, spans, cancellationToken);
        return plan.Balances(sums, (first, last) => CalendarDays.HoursBetween(first, last, _zone), Rule);
    }
}
