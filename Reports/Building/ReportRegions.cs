using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Building;

/// <summary>The regions that reports name.</summary>
internal static class ReportRegions
{
    /// <summary>Reads the regions of some institutions, by code; one that is not registered is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, Region>> ReadAsync(StateContext state, IEnumerable<Institution> of, CancellationToken cancellationToken)
    {
        var codes = of.Select(i => i.RegionCode).Distinct().ToList();
        return await state.Set<Region>().AsNoTracking().Where(r => EF.Parameter(codes).Contains(r.Code)).ToDictionaryAsync(r => r.Code, cancellationToken);
    }
}
