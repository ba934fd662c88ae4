using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Building;

/// <summary>All sets of coefficients there are; a dozen of them, the same for every report.</summary>
/// <param name="Coal">Those of standard coal.</param>
/// <param name="Carbon">Those of CO₂.</param>
internal sealed record FactorSets(IReadOnlyList<CoefficientSet> Coal, IReadOnlyList<Co2FactorSet> Carbon)
{
    /// <summary>Reads them.</summary>
    public static async Task<FactorSets> ReadAsync(StateContext state, CancellationToken cancellationToken) => new(
        await state.Set<CoefficientSet>().AsNoTracking().Include(s => s.Entries).ToListAsync(cancellationToken),
        await state.Set<Co2FactorSet>().AsNoTracking().Include(s => s.Entries).ToListAsync(cancellationToken));
}
