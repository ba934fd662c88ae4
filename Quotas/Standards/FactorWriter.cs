using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Puts coefficient sets and CO2 factor sets into the state database, each with its audit lines.</summary>
internal sealed class FactorWriter(StateContext state, string file, ICollection<ImportError> refused)
{
    /// <summary>Puts a coefficient set; values by which a published standard judges do not change.</summary>
    public async Task<IReadOnlyList<AuditLine>> PutAsync(CoefficientSet set, CancellationToken cancellationToken)
    {
        var old = await state.Set<CoefficientSet>().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == set.Id, cancellationToken);
        var users = await state.Set<QuotaStandard>()
            .Where(s => s.CoefficientSetId == set.Id && !s.Demonstration && (s.State == StandardState.InForce || s.State == StandardState.Repealed))
            .OrderBy(s => s.Code).Select(s => s.Code).ToListAsync(cancellationToken);
        var moved = set.Entries.Where(e => old?.Entries.FirstOrDefault(o => (o.EnergyType, o.Unit) == (e.EnergyType, e.Unit)) is { } known && known.KgcePerUnit != e.KgcePerUnit).ToList();
        if (users.Count > 0 && moved.Count > 0)
        {
            foreach (var entry in moved)
            {
                refused.Add(new ImportError(
                    file, set.Id, "value", $"of {entry.EnergyType} would change, and {string.Join(", ", users)} judges by it: give the new values a set of their own"));
            }

            return [];
        }

        var subject = $"coefficients:{set.Id}";
        return
        [
            .. EntityWriter.Put(state, old, set, subject, "coefficients.imported", file),
            .. EntityWriter.PutEach(state, old?.Entries ?? [], set.Entries, old is null, e => (e.EnergyType, e.Unit), subject, "coefficient.imported", file),
        ];
    }

    /// <summary>Puts a set of CO2 factors, by which nothing is judged.</summary>
    public async Task<IReadOnlyList<AuditLine>> PutAsync(Co2FactorSet set, CancellationToken cancellationToken)
    {
        var old = await state.Set<Co2FactorSet>().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == set.Id, cancellationToken);
        var subject = $"co2-factors:{set.Id}";
        return
        [
            .. EntityWriter.Put(state, old, set, subject, "co2-factors.imported", file),
            .. EntityWriter.PutEach(state, old?.Entries ?? [], set.Entries, old is null, e => (e.EnergyType, e.Unit), subject, "co2-factor.imported", file),
        ];
    }
}
