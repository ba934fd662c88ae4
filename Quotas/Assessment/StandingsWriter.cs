using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Replaces the standings that have changed.</summary>
internal static class StandingsWriter
{
    /// <summary>Writes standings; identical content writes nothing.</summary>
    /// <returns>How many changed.</returns>
    public static async Task<int> WriteAsync(StateContext state, IReadOnlyList<Standing> standings, CancellationToken cancellationToken)
    {
        if (standings.Count == 0)
        {
            return 0;
        }

        var year = standings[0].Year;
        var codes = standings.Select(s => s.InstitutionCode).Distinct().ToList();
        var stored = await state.Set<Standing>().Where(s => s.Year == year && codes.Contains(s.InstitutionCode)).ToListAsync(cancellationToken);
        var byKey = stored.ToDictionary(s => (s.InstitutionCode, s.Indicator));
        foreach (var standing in standings)
        {
            if (byKey.Remove((standing.InstitutionCode, standing.Indicator), out var old))
            {
                standing.Id = old.Id;
                state.Entry(old).CurrentValues.SetValues(standing);
            }
            else
            {
                state.Add(standing);
            }
        }

        state.RemoveRange(byKey.Values);
        return await state.SaveChangesAsync(cancellationToken);
    }
}
