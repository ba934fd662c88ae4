using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Registry.State;

namespace EnergyQuota.Ingest.Pipeline;

/// <summary>What ingest is doing, for the site and the health check. Counts are since the program started.</summary>
/// <param name="journal">The journal.</param>
public sealed class IngestStatus(MessageJournal journal)
{
    private long _received;
    private long _lastReceived;
    private long _items;
    private long _stored;
    private long _repeats;
    private long _conflicts;
    private long _rejected;
    private readonly long[] _byReason = new long[Enum.GetValues<RejectReason>().Max(static reason => (int)reason) + 1];
    private string? _storeError;

    /// <summary>Messages taken into the journal.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Items of the messages that left the journal: always stored + repeats + conflicts + rejected.</summary>
    public long Items => Interlocked.Read(ref _items);

    /// <summary>Readings stored for the first time.</summary>
    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Readings the store had already.</summary>
    public long Repeats => Interlocked.Read(ref _repeats);

    /// <summary>Readings stored beside another value of the same register and time.</summary>
    public long Conflicts => Interlocked.Read(ref _conflicts);

    /// <summary>Items, or whole messages, that could not be used.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Bytes in the journal that wait for the store.</summary>
    public long JournalBytesWaiting => journal.WaitingBytes;

    /// <summary>Whether the journal is full, so that nothing more is acknowledged.</summary>
    public bool JournalIsFull => journal.IsFull;

    /// <summary>What broke the journal, or <see langword="null"/>.</summary>
    public string? JournalFault => journal.Fault;

    /// <summary>Why the journal waits for its disk, or <see langword="null"/>; nothing more is acknowledged meanwhile.</summary>
    public string? JournalStall => journal.Stall;

    /// <summary>Why the last batch could not be stored, or <see langword="null"/> while all is well.</summary>
    public string? StoreError => Volatile.Read(ref _storeError);

    /// <summary>When the last message came, or <see langword="null"/> before the first.</summary>
    public DateTimeOffset? LastReceivedAt =>
        Interlocked.Read(ref _lastReceived) is var micros and not 0 ? UtcMicroseconds.To(micros) : null;

    internal void CountReceived(DateTimeOffset at)
    {
        Interlocked.Increment(ref _received);
        Interlocked.Exchange(ref _lastReceived, UtcMicroseconds.From(at));
    }

    /// <summary>Items, or whole messages, that could not be used for one reason.</summary>
    /// <param name="reason">The reason.</param>
    public long RejectedFor(RejectReason reason) => Interlocked.Read(ref _byReason[(int)reason]);

    internal void CountBatch(BatchAccount account, IReadOnlyCollection<RejectReason> rejected)
    {
        foreach (var counts in account.Hours.Values)
        {
            Interlocked.Add(ref _items, counts.Received);
            Interlocked.Add(ref _stored, counts.Stored);
            Interlocked.Add(ref _repeats, counts.Repeats);
            Interlocked.Add(ref _conflicts, counts.Conflicts);
        }

        Interlocked.Add(ref _rejected, rejected.Count);
        foreach (var reason in rejected)
        {
            Interlocked.Increment(ref _byReason[(int)reason]);
        }
    }

    internal void SetStoreError(string? error) => Volatile.Write(ref _storeError, error);
}
