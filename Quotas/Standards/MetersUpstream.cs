using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Loads meters with all that lie upstream of them, and not the whole registry.</summary>
internal static class MetersUpstream
{
    /// <summary>The metering tree of meters and all that lie upstream of them, now or on any day before.</summary>
    public static async Task<MeteringTree> TreeAsync(StateContext state, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        // Changes of the tree are few, whatever their meter: all of them, rather than a walk for each storey.
        var changes = await state.Set<MeterParentChange>().AsNoTracking().ToListAsync(cancellationToken);
        var meters = await LoadAsync(state, codes.Concat(changes.Select(change => change.ParentCode).OfType<string>()), cancellationToken);
        return new MeteringTree(meters, changes);
    }

    /// <summary>The meters with these codes and all upstream of them, with their registers: one query for each storey of the tree.</summary>
    private static async Task<IReadOnlyList<Meter>> LoadAsync(StateContext state, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var found = new List<Meter>();
        var seen = codes.ToHashSet(StringComparer.Ordinal);
        for (List<string> wanted = [.. seen]; wanted.Count > 0;)
        {
            var storey = await state.Set<Meter>().AsNoTracking().Include(m => m.Registers)
                .Where(m => EF.Parameter(wanted).Contains(m.Code)).ToListAsync(cancellationToken);
            found.AddRange(storey);
            wanted = [.. storey.Select(meter => meter.ParentCode).OfType<string>().Where(seen.Add)];
        }

        return found;
    }
}
