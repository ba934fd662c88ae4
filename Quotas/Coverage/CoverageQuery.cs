using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Coverage;

/// <summary>Coverage maps of institutions, from the registry and the ledger as closed.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="options">What is complete enough, and what is loss.</param>
/// <param name="site">The site's settings; days are those of its zone.</param>
public sealed class CoverageQuery(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IOptions<BalanceOptions> options, IOptions<SiteOptions> site)
{
    private const int InstitutionsAtOnce = 2_000;
    private readonly TimeZoneInfo _zone = SiteZone.Find((site ?? throw new ArgumentNullException(nameof(site))).Value.Zone);

    /// <summary>The maps of some institutions, over the last twelve months before a day.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="institutions">The institutions' codes.</param>
    /// <param name="to">The day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The maps by institution code. What shows of meters of others is what the formula adds of them.</returns>
    public async Task<IReadOnlyList<InstitutionCoverage>> ReadAsync(
        Scope scope, IReadOnlyCollection<string> institutions, DateOnly to, CancellationToken cancellationToken)
    {
        var (from, rule) = (to.AddYears(-1), options.Value.ToRule());
        var maps = new List<InstitutionCoverage>();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        foreach (var batch in institutions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(InstitutionsAtOnce))
        {
            var trees = await InstitutionTrees.ReadAsync(scope, state, batch, cancellationToken);
            var terms = trees.Terms.ToLookup(term => term.InstitutionCode, StringComparer.Ordinal);
            var own = trees.Tree.Meters.ToLookup(meter => meter.InstitutionCode, StringComparer.Ordinal);
            List<CoveragePlan> plans = [.. trees.Institutions.Select(code => CoveragePlan.Of(code, trees.Tree, [.. terms[code]], own[code], from, to))];
            List<RegisterSpan> spans = [.. plans.SelectMany(plan => plan.Spans).Distinct()];
            var access = RegisterAccess.Only(scope.Who, spans.Select(span => span.Register).ToHashSet());
            var sums = spans.Count == 0 ? [] : await ledger.SumSpansAsync(LedgerView.AsClosed, LedgerSource.Months, access, spans, cancellationToken);
            var bySpan = spans.Zip(sums).ToDictionary(pair => pair.First, pair => pair.Second);
            maps.AddRange(plans.Select(plan => new CoverageMath(plan, bySpan, (first, last) => CalendarDays.HoursBetween(first, last, _zone), rule).Map()));
        }

        return maps;
    }
}
