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
    /// <param name="state">The state database.</param>
    /// <param name="institutions">The institutions' codes; <see langword="null"/>: all of them.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<IReadOnlyList<TermSpan>> ReadAsync(
        StateContext state, IReadOnlyCollection<string>? institutions, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var asked = state.Set<BoundaryTerm>().AsNoTracking().Where(t => t.From < to && (t.To == null || t.To > from));
        if (institutions is not null)
        {
            asked = asked.Where(t => EF.Parameter(institutions).Contains(t.InstitutionCode));
        }

        var terms = await asked.OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var units = await UnitsAsync(state, asked.Select(t => t.MeterCode), cancellationToken);
        return [.. terms.Select(t => TermSpan.Cut(t, units, from, to)).OfType<TermSpan>()];
    }

    /// <summary>The units of all registers of some meters.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="meters">A question for the meters' codes.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<IReadOnlyDictionary<RegisterId, MeasureUnit>> UnitsAsync(
        StateContext state, IQueryable<string> meters, CancellationToken cancellationToken)
    {
        var registers = await state.Set<MeterRegister>().AsNoTracking()
            .Where(r => meters.Contains(r.MeterCode)).Select(r => new { r.MeterCode, r.Name, r.Unit }).ToListAsync(cancellationToken);
        return registers.ToDictionary(r => new RegisterId(r.MeterCode, r.Name), r => r.Unit);
    }
}
