using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>Reads what decides about filing the reports of a region.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="institutions">What may be seen.</param>
/// <param name="site">The site's settings.</param>
public sealed class RegionFilingFacts(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, InstitutionQueries institutions, IOptions<SiteOptions> site)
{
    /// <summary>The facts of a region.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="regionCode">The region.</param>
    /// <param name="first">The first month that matters.</param>
    /// <param name="until">The first day that no longer matters.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>The facts; <see langword="null"/> where the region has no institution, or the scope does not see the whole of it.</returns>
    public async Task<FilingFacts?> ReadAsync(
        Scope scope, string regionCode, Month first, DateOnly until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.InRegion(regionCode) is not { } within)
        {
            return null;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var inBeing = await state.Set<Institution>().AsNoTracking().Within(within).Where(i => i.From < until).ToListAsync(cancellationToken);
        if (inBeing.Count == 0)
        {
            return null;
        }

        var access = await institutions.AccessAsync(scope, cancellationToken);
        var facts = await new FilingFactsReader(state, ledger, SiteZone.Find(site.Value.Zone)).ReadAsync(inBeing, first, until, access, cancellationToken);
        var filed = await state.Set<FiledReport>().AsNoTracking().Where(r => r.RegionCode == regionCode)
            .GroupBy(r => new { r.PeriodKind, r.Month }).Select(g => new { g.Key.PeriodKind, g.Key.Month, Edition = g.Max(r => r.Edition) }).ToListAsync(cancellationToken);
        return RegionFilingRule.Of([.. facts.Values]) with { Filed = filed.ToDictionary(f => ReportPeriod.Of(f.PeriodKind, f.Month), f => f.Edition) };
    }
}
