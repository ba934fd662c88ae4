using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Lists of coverage maps. The database filters and cuts; the ledger is asked for what is shown only.</summary>
internal sealed class CoverageListQuery(IDbContextFactory<StateContext> states, CoverageQuery coverage, SiteClock clock)
{
    /// <summary>One page of the coverage maps of a scope, by institution code.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ListPage<CoverageRow>> PageAsync(Scope scope, CoverageFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var sought = Sought(state, state.Seen(scope), filter, clock.Today);
        var total = await sought.CountAsync(cancellationToken);
        var page = await sought.OrderBy(institution => institution.Code).Skip(skip).Take(take).ToListAsync(cancellationToken);
        var maps = (await coverage.ReadAsync(scope, page.ConvertAll(institution => institution.Code), clock.Today, cancellationToken))
            .ToDictionary(map => map.InstitutionCode, StringComparer.Ordinal);
        return new ListPage<CoverageRow>([.. page.Where(institution => maps.ContainsKey(institution.Code)).Select(institution => new CoverageRow(institution, maps[institution.Code]))], total);
    }

    /// <summary>The coverage map of one institution, over the twelve months up to today.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The institution.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The map, or <see langword="null"/> where the scope does not see the institution.</returns>
    public async Task<InstitutionCoverage?> FindAsync(Scope scope, string code, CancellationToken cancellationToken) =>
        (await coverage.ReadAsync(scope, [code], clock.Today, cancellationToken)).SingleOrDefault();

    private static IQueryable<Institution> Sought(StateContext state, IQueryable<Institution> institutions, CoverageFilter filter, DateOnly day)
    {
        var inForce = state.Set<BoundaryTerm>().Where(term => term.From <= day && (term.To == null || term.To > day));
        return filter switch
        {
            CoverageFilter.NoSubItems => institutions.Where(institution => !state.Set<Meter>().Any(
                meter => meter.InstitutionCode == institution.Code && meter.SubItem != null && meter.Role != MeterRole.Check)),
            CoverageFilter.Shared => institutions.Where(institution => inForce.Any(term => term.InstitutionCode == institution.Code && term.Sign > 0 && term.Share < 1m)),
            CoverageFilter.NoFormula => institutions.Where(institution => !inForce.Any(term => term.InstitutionCode == institution.Code)),
            _ => institutions,
        };
    }
}

/// <summary>An institution in a list of coverage maps.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Map">Its map.</param>
internal sealed record CoverageRow(Institution Institution, InstitutionCoverage Map);
