using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Replaces the standings that have changed.</summary>
/// <param name="states">The state database.</param>
internal sealed class StandingsWriter(IDbContextFactory<StateContext> states)
{
    private const int Attempts = 3;

    /// <summary>Writes the standings of some institutions in a year: identical content writes nothing, what is gone is removed.</summary>
    /// <returns>How many changed.</returns>
    public async Task<int> WriteAsync(
        int year, IReadOnlyList<string> institutions, IReadOnlyList<Standing> standings, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(year, institutions, standings, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another run wrote the same rows at the same moment: compare with what it wrote.
            }
        }
    }

    private async Task<int> TryAsync(
        int year, IReadOnlyList<string> institutions, IReadOnlyList<Standing> standings, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var stored = await state.Set<Standing>().Where(s => s.Year == year && institutions.Contains(s.InstitutionCode)).ToListAsync(cancellationToken);
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
                standing.Id = 0;
                state.Add(standing);
            }
        }

        state.RemoveRange(byKey.Values);
        return await state.SaveChangesAsync(cancellationToken);
    }
}
