using FASTER.core;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Walks over committed entries, oldest first. For one reader at a time.</summary>
public sealed class JournalReader : IDisposable
{
    private readonly FasterLog _log;
    private readonly FasterLogScanIterator _entries;

    internal JournalReader(FasterLog log, long position)
    {
        _log = log;
        _entries = log.Scan(position, long.MaxValue, recover: false);
        Position = position;
    }

    /// <summary>Everything before it has been read.</summary>
    public long Position { get; private set; }

    /// <summary>Reads the next committed entry.</summary>
    /// <param name="entry">The entry, where the result is <see langword="true"/>.</param>
    /// <returns>Whether there was one; if not, <see cref="Position"/> has reached all that was committed.</returns>
    public bool TryRead(out JournalEntry entry)
    {
        // Asked before: what is committed during the reading belongs to the next call.
        var committed = _log.CommittedUntilAddress;
        if (_entries.GetNext(out var bytes, out var length, out var address, out var next))
        {
            Position = next;
            entry = new JournalEntry(address, next, JournalMessage.Decode(bytes.AsMemory(0, length)));
            return true;
        }

        Position = Math.Max(Position, committed);
        entry = default;
        return false;
    }

    /// <summary>Waits until there is more to read.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _entries.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();
}
