using FASTER.core;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Walks over committed entries, oldest first. For one reader at a time.</summary>
/// <remarks>
/// The log itself passes over zeros and bad sums and goes on behind them; here every byte between two entries must be
/// accounted for, and once something is missing nothing more is read.
/// </remarks>
public sealed class JournalReader : IDisposable
{
    private readonly FasterLog _log;
    private readonly FasterLogScanIterator _entries;
    private readonly Func<Exception?> _fault;
    private readonly long _pageSize;
    private JournalDamagedException? _damage;

    internal JournalReader(FasterLog log, long position, int pageBits, Func<Exception?> fault)
    {
        (_log, _fault) = (log, fault);
        _entries = log.Scan(position, long.MaxValue, recover: false);
        _pageSize = 1L << pageBits;
        Position = position;
    }

    /// <summary>Everything before it has been read.</summary>
    public long Position { get; private set; }

    /// <summary>Reads the next committed entry.</summary>
    /// <param name="entry">The entry, where the result is <see langword="true"/>.</param>
    /// <returns>Whether there was one; if not, <see cref="Position"/> has reached all that was committed.</returns>
    /// <exception cref="IOException">The journal broke; what comes next may not be on disk.</exception>
    /// <exception cref="JournalDamagedException">What was committed behind <see cref="Position"/> cannot be read; asked again, it says the same.</exception>
    public bool TryRead(out JournalEntry entry)
    {
        if (_damage is not null)
        {
            throw new JournalDamagedException(_damage.Message, _damage);
        }

        try
        {
            return Next(out entry);
        }
        catch (Exception e) when (e is FasterException or JournalDamagedException)
        {
            _damage = new JournalDamagedException($"behind place {Position}, {e.Message}", e);
            throw _damage;
        }
    }

    /// <summary>Waits until there is more to read.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _entries.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();

    private bool Next(out JournalEntry entry)
    {
        // Asked before: what is committed during the reading belongs to the next call.
        var committed = _log.CommittedUntilAddress;
        if (_entries.GetNext(out var bytes, out var length, out var address, out var next))
        {
            if (_fault() is { } fault)
            {
                // Its record is not on disk: after the next start this entry, and a position behind it, may not exist.
                throw new IOException($"the journal is broken: {fault.Message}", fault);
            }

            if (address != Position && !IsPadding(address, length))
            {
                throw new JournalDamagedException($"the entries before place {address} are missing.");
            }

            entry = new JournalEntry(address, next, JournalMessage.Decode(bytes.AsMemory(0, length)));
            Position = next;
            return true;
        }

        if (Position < committed)
        {
            throw new JournalDamagedException($"the entries before place {committed} are missing.");
        }

        entry = default;
        return false;
    }

    // An entry that does not fit a page's rest begins the next page.
    private bool IsPadding(long address, int length)
    {
        var rest = _pageSize - (Position % _pageSize);
        return address == Position + rest && _log.HeaderSize + ((length + 3) & ~3) > rest;
    }
}
