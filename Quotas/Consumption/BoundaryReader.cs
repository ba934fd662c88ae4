using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>Reads the boundary terms of institutions with the units of their registers.</summary>
internal static class BoundaryReader
{
    /// <summary>The terms that hold on some of the days. The caller has checked the scope.</summary>
    public static async Task<IReadOnlyList<TermSpan>> ReadAsync(
        StateContext state, IReadOnlyCollection<string> institutions, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var terms = await state.Set<BoundaryTerm>().AsNoTracking()
            .Where(t => institutions.Contains(t.InstitutionCode) && t.From < to && (t.To == null || t.To > from))
            .OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var units = await UnitsAsync(state, [.. terms.Select(t => t.MeterCode).Distinct()], cancellationToken);
        return [.. terms.Select(t => TermSpan.Cut(t, units, from, to)).OfType<TermSpan>()];
    }

    /// <summary>The units of all registers of some meters.</summary>
    public static async Task<IReadOnlyDictionary<RegisterId, MeasureUnit>> UnitsAsync(
        StateContext state, IReadOnlyCollection<string> meters, CancellationToken cancellationToken)
    {
        var registers = await state.Set<MeterRegister>().AsNoTracking()
            .Where(r => meters.Contains(r.MeterCode)).ToListAsync(cancellationToken);
        return registers.ToDictionary(r => r.Id, r => r.Unit);
    }
}
