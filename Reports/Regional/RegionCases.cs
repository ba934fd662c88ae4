using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Regional;

/// <summary>Cases of a region's institutions for its report. Tips are left out: who reads the report need not be one of those who handle them.</summary>
/// <param name="states">The state database.</param>
/// <param name="site">The site's settings; days are those of its zone.</param>
/// <param name="time">The clock.</param>
public sealed class RegionCases(IDbContextFactory<StateContext> states, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>Cases in which something is owed or to be done: those with a deadline first, the earliest before the others.</summary>
    /// <param name="scope">Who asks; must see the region, and no cases are told otherwise.</param>
    /// <param name="institutions">The institutions in the report, by code.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<OpenCase>> OpenAsync(
        Scope scope, IReadOnlyDictionary<string, Institution> institutions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(institutions);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var zone = SiteZone.Find(site.Value.Zone);
        var today = CalendarDays.DayOf(time.GetUtcNow(), zone);
        var files = await Told(state, scope).Where(f => !CaseStates.SettledStates.Contains(f.State)).Include(f => f.Clocks).ToListAsync(cancellationToken);
        return [.. files.Where(f => institutions.ContainsKey(f.InstitutionCode))
            .OrderBy(f => f.Clock?.Due ?? DateOnly.MaxValue).ThenBy(f => f.Id)
            .Select(f => new OpenCase(
                f.Id, f.InstitutionCode, RegionWords.Name(institutions[f.InstitutionCode]), Words(CaseNames.Of(f.Kind)), Words(CaseNames.Of(f.State)), f.Year,
                CalendarDays.DayOf(f.OpenedAt, zone), f.Clock?.Due, f.Clock?.Due < today))];
    }

    /// <summary>Where the explanations of a year stand, the newest of each indicator; withdrawn ones do not count.</summary>
    /// <param name="scope">Who asks; must see the region, and nothing is told otherwise.</param>
    /// <param name="institutions">The institutions in the report, by code.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyDictionary<(string Institution, QuotaIndicator Indicator), CaseState>> ExplanationsAsync(
        Scope scope, IReadOnlyDictionary<string, Institution> institutions, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(institutions);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var found = await Told(state, scope).Where(f => f.Kind == CaseKind.Explanation && f.State != CaseState.Withdrawn)
            .Join(state.Set<Verdict>(), f => f.VerdictId, v => v.Id, (f, v) => new { f.Id, f.State, v.InstitutionCode, v.Year, v.Indicator })
            .Where(f => f.Year == year && f.Indicator != null).ToListAsync(cancellationToken);
        return found.Where(f => institutions.ContainsKey(f.InstitutionCode)).GroupBy(f => (f.InstitutionCode, f.Indicator!.Value))
            .ToDictionary(g => g.Key, g => g.MaxBy(f => f.Id)!.State);
    }

    // The scope's region only: an account that sees a single institution is told of cases elsewhere, from the day it knows of them.
    private static IQueryable<CaseFile> Told(StateContext state, Scope scope)
    {
        var seen = state.Set<Institution>().Within(scope with { InstitutionCode = null }).Select(i => i.Code);
        return state.Set<CaseFile>().AsNoTracking().Where(f => f.Kind != CaseKind.Tip && seen.Contains(f.InstitutionCode));
    }

    private static BilingualText Words((string Zh, string En) words) => new(words.Zh, words.En);
}
