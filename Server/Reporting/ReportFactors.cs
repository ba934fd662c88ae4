using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Reporting;

/// <summary>By what a report converts energy: the set of the institution's own standard, else the newest that is meant for its region.</summary>
/// <param name="Coal">The coefficients, or <see langword="null"/> where none is entered.</param>
/// <param name="Carbon">The carbon factors, or <see langword="null"/> where none is entered.</param>
/// <param name="Rows">The rows of the standings, by standard and key.</param>
internal sealed record ReportFactors(CoefficientSet? Coal, Co2FactorSet? Carbon, IReadOnlyDictionary<(string Standard, string Key), QuotaRow> Rows)
{
    /// <summary>Reads them.</summary>
    public static async Task<ReportFactors> ReadAsync(
        StateContext state, Institution institution, IReadOnlyList<Standing> standings, CancellationToken cancellationToken)
    {
        var codes = standings.Select(standing => standing.StandardCode).Distinct().ToList();
        var standards = await state.Set<QuotaStandard>().AsNoTracking().Include(standard => standard.Rows)
            .Where(standard => codes.Contains(standard.Code)).ToListAsync(cancellationToken);
        var own = standards.Select(standard => standard.CoefficientSetId).FirstOrDefault(id => id.Length > 0);
        var coal = await state.Set<CoefficientSet>().AsNoTracking().Include(set => set.Entries).ToListAsync(cancellationToken);
        var carbon = await state.Set<Co2FactorSet>().AsNoTracking().Include(set => set.Entries).ToListAsync(cancellationToken);
        return new ReportFactors(
            coal.FirstOrDefault(set => set.Id == own)
                ?? coal.Where(set => Holds(set.RegionPrefix, institution)).OrderByDescending(set => (set.RegionPrefix.Length, set.Year)).FirstOrDefault(),
            carbon.Where(set => Holds(set.RegionPrefix, institution)).OrderByDescending(set => (set.RegionPrefix.Length, set.Year)).FirstOrDefault(),
            standards.SelectMany(standard => standard.Rows).ToDictionary(row => (row.StandardCode, row.Key)));
    }

    private static bool Holds(string prefix, Institution institution) => institution.RegionCode.StartsWith(prefix, StringComparison.Ordinal);
}
