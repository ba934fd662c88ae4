using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Rejects;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>Counts what waits in the journal, by gateway and hour of receipt, by reading the journal itself.</summary>
/// <remarks>
/// Nothing is counted while messages arrive, and nothing can be counted wrongly by a stop. What was counted is kept while
/// the position stands still, so that a long wait for a store costs one reading of the journal.
/// </remarks>
/// <param name="journal">The journal.</param>
/// <param name="positions">Knows how far it has been stored.</param>
public sealed class WaitingMessages(MessageJournal journal, RejectWriter positions) : IDisposable
{
    private const int MostMessagesPerLook = 500_000;
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Dictionary<(GatewayKey Gateway, int Hour), long> _counts = [];
    private JournalReader? _reader;
    private long _from = -1;

    /// <summary>Counts.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<WaitingLook> LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var saved = await positions.PositionAsync(cancellationToken);
                var position = saved?.JournalId == journal.Identity ? saved.Address : 0;
                if (_reader is null || position != _from)
                {
                    Begin(position);
                }

                try
                {
                    var isComplete = Count(cancellationToken);
                    return new WaitingLook(new Dictionary<(GatewayKey, int), long>(_counts), isComplete);
                }
                catch (JournalDamagedException) when (journal.Begin > _reader!.Position)
                {
                    // Not damaged: these messages were stored and let go of while they were being counted.
                    _from = -1;
                }
            }
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _looking.Dispose();
    }

    private void Begin(long position)
    {
        _reader?.Dispose();
        _counts.Clear();
        _reader = journal.Read(position);
        _from = position;
    }

    private bool Count(CancellationToken cancellationToken)
    {
        for (var seen = 0; seen < MostMessagesPerLook; seen++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_reader!.TryRead(out var entry))
            {
                return true;
            }

            var key = (GatewayKey.OfTopic(entry.Message.Topic), HourNumber.Of(entry.Message.ReceivedAt));
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }

        return false;
    }
}

/// <summary>What waits in the journal.</summary>
/// <param name="Messages">Messages by gateway and <see cref="HourNumber"/> of receipt.</param>
/// <param name="IsComplete">Whether all were counted; otherwise there are more, and another look goes on.</param>
public sealed record WaitingLook(IReadOnlyDictionary<(GatewayKey Gateway, int Hour), long> Messages, bool IsComplete);
