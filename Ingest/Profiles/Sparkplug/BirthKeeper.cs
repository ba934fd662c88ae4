using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>Keeps births in the state database, in one transaction with the journal's position after them: a restart forgets none.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="memory">What is to be kept.</param>
public sealed class BirthKeeper(IDbContextFactory<StateContext> states, VendorMemory memory)
{
    private const int KeysPerQuery = 400;
    private bool _isLoaded;

    /// <summary>Reads what is kept, once.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_isLoaded)
        {
            return;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var rows = await state.Set<SparkplugNodeRow>().AsNoTracking().ToListAsync(cancellationToken);
        memory.Births.Restore(rows.Select(static row => (row.Key, row.Births)));
        _isLoaded = true;
    }

    /// <summary>Writes what has changed.</summary>
    /// <param name="state">The context, within the transaction that moves the position.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What to tell the memory once the transaction is committed.</returns>
    internal async Task<Action> WriteAsync(StateContext state, CancellationToken cancellationToken)
    {
        var changed = memory.Births.Unsaved();
        foreach (var chunk in changed.Chunk(KeysPerQuery))
        {
            var keys = chunk.Select(static node => node.Key).ToList();
            var known = await state.Set<SparkplugNodeRow>().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(static row => row.Key, cancellationToken);
            foreach (var (key, text, _) in chunk)
            {
                if (known.TryGetValue(key, out var row))
                {
                    row.Births = text;
                }
                else
                {
                    state.Add(new SparkplugNodeRow { Key = key, Births = text });
                }
            }
        }

        await state.SaveChangesAsync(cancellationToken);
        return () => memory.Births.Saved(changed);
    }
}
