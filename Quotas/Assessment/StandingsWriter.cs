using System.Data.Common;
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
            catch (Exception e) when (e is DbUpdateException or DbException && attempt < Attempts)
            {
                // Another run wrote the same rows at the same moment: compare with what it wrote.
            }
        }
    }

    private async Task<int> TryAsync(
        int year, IReadOnlyList<string> institutions, IReadOnlyList<Standing> standings, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await RowReplacement.ReplaceAsync(
            state, state.Set<Standing>().Where(s => s.Year == year && institutions.Contains(s.InstitutionCode)), standings,
            static s => (s.InstitutionCode, s.Indicator), Same, cancellationToken);
    }

    private static bool Same(Standing one, Standing other) =>
        (one.StandardCode, one.RowKey, one.Demonstration, one.Until, one.Value, one.Expected, one.Constraint, one.Unit, one.Completeness, one.SplitSet, one.Level)
        == (other.StandardCode, other.RowKey, other.Demonstration, other.Until, other.Value, other.Expected, other.Constraint, other.Unit, other.Completeness, other.SplitSet, other.Level);
}
