using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Metering.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Opens the journal at start and proves that all that waits in it can be read.</summary>
public static class JournalOpening
{
    /// <summary>Opens the journal and reads through what waits for the store.</summary>
    /// <param name="services">The composed program; the state database is up to date.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many messages wait.</returns>
    /// <exception cref="JournalDamagedException">Messages that were acknowledged are not there; nothing was changed.</exception>
    /// <exception cref="IOException">Its folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be written to.</exception>
    public static async Task<long> CheckAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var journal = services.GetRequiredService<MessageJournal>();
        var saved = await services.GetRequiredService<RejectWriter>().PositionAsync(cancellationToken);
        var position = saved?.JournalId == journal.Identity ? saved.Address : 0;

        // Where the engine confirms before its disk does, all that is kept is stored again.
        var isReadAgain = services.GetRequiredService<IReadingStore>().DurableAfter > TimeSpan.Zero;
        return position > journal.CommittedUntil
            ? throw new JournalDamagedException(
                $"it ends at place {journal.CommittedUntil}, but messages up to place {position} were stored already: its files are older than the state database.")
            : await Task.Run(() => journal.Check(isReadAgain ? journal.Begin : position), cancellationToken);
    }
}
