using EnergyQuota.Ingest.Journal;
using EnergyQuota.Reports.Filing;

namespace EnergyQuota.Server.Reporting;

/// <summary>The readings that wait in the journal for the store.</summary>
internal sealed class JournalBacklog(MessageJournal journal, TimeProvider time) : IReadingsOnTheWay
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public async Task<bool> NoneAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        // Meters go on sending, so the journal is seldom empty for long; one empty moment is enough.
        var until = time.GetUtcNow() + patience;
        while (journal.WaitingBytes > 0)
        {
            if (time.GetUtcNow() >= until)
            {
                return false;
            }

            await Task.Delay(Look, time, cancellationToken);
        }

        return true;
    }
}
