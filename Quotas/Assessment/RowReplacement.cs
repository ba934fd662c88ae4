using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Replaces rows that are derived anew as a year goes on: identical content writes nothing, what is gone is removed.</summary>
internal static class RowReplacement
{
    private const int AtOnce = 500;

    /// <summary>Replaces, in one transaction of its own.</summary>
    /// <param name="state">A context without a transaction; it tracks none of the rows afterwards.</param>
    /// <param name="stored">What is stored of the institutions looked at.</param>
    /// <param name="found">What was found of them.</param>
    /// <param name="keyOf">What tells one row from another.</param>
    /// <param name="same">Whether two rows say the same.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>How many rows are new, changed or gone.</returns>
    public static async Task<int> ReplaceAsync<TRow, TKey>(
        StateContext state, IQueryable<TRow> stored, IReadOnlyCollection<TRow> found, Func<TRow, TKey> keyOf, Func<TRow, TRow, bool> same, CancellationToken cancellationToken)
        where TRow : class, IDerivedRow
        where TKey : notnull
    {
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        var left = (await stored.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(keyOf);
        var changed = found.Where(row => !(left.TryGetValue(keyOf(row), out var old) && same(old, row) && left.Remove(keyOf(row)))).ToList();
        foreach (var ids in left.Values.Select(row => row.Id).Chunk(AtOnce))
        {
            await state.Set<TRow>().Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        await EntityInsert.InsertAsync(state, typeof(TRow), changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var keys = found.Select(keyOf).ToHashSet();
        return changed.Count + left.Keys.Count(key => !keys.Contains(key));
    }
}
