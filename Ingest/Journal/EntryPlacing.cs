using FASTER.core;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Puts entries into the log one after the other, so that what lies between two of them is never in doubt.</summary>
/// <remarks>
/// An entry that does not fit the rest of a page turns the page first and takes its place on the next one afterwards,
/// with a wait between where memory is used up. Left to itself the log lets a shorter entry slip in there, or ends a
/// commit at the turned page before any entry is on it. To a reader both look as if the entries at the end of the page
/// before were lost. So an entry that has begun keeps its turn, and a commit ends behind an entry.
/// </remarks>
/// <param name="log">The log; nobody else appends to it or commits it.</param>
/// <param name="fault">What broke the journal, or <see langword="null"/>.</param>
/// <param name="time">The clock for pauses.</param>
internal sealed class EntryPlacing(FasterLog log, Func<Exception?> fault, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _changing = new();
    private long _end = log.TailAddress;
    private volatile bool _closed;

    /// <summary>Appends an entry.</summary>
    /// <param name="entry">Its bytes.</param>
    /// <param name="cancellationToken">Stops the waiting; the entry may be appended nevertheless.</param>
    /// <returns>Its address.</returns>
    /// <exception cref="FasterException">The log is broken.</exception>
    /// <exception cref="IOException">The journal is broken.</exception>
    public async ValueTask<long> AppendAsync(byte[] entry, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);

        // Not cancelled with its sender: the page may be turned for it already.
        return await PlaceAsync(entry).WaitAsync(cancellationToken);
    }

    /// <summary>Commits what is appended.</summary>
    /// <exception cref="FasterException">The log could not write.</exception>
    /// <exception cref="IOException">The journal is broken.</exception>
    public async Task CommitAsync()
    {
        Task? committing;
        while ((committing = BeginCommit()) is null)
        {
            ThrowIfBroken();
            await Task.Delay(Pause, time);
        }

        await committing;
    }

    /// <summary>Waits for the entry that has begun, and refuses all others from then on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _closed = true;
        _turn.Release();
    }

    private async Task<long> PlaceAsync(byte[] entry)
    {
        try
        {
            while (true)
            {
                if (_closed)
                {
                    throw new IOException("The journal is closed.");
                }

                if (TryPlace(entry, out var address))
                {
                    return address;
                }

                // The log's memory is used up until more of it is on disk; full pages go there by themselves.
                ThrowIfBroken();
                await Task.Delay(Pause, time);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool TryPlace(byte[] entry, out long address)
    {
        lock (_changing)
        {
            if (!log.TryEnqueue(entry, out address))
            {
                return false;
            }

            _end = address + log.HeaderSize + ((entry.Length + 3) & ~3);
            return true;
        }
    }

    // Nothing where a page was turned and its entry is still to come.
    private Task? BeginCommit()
    {
        lock (_changing)
        {
            // How far a commit goes is settled in this call; its writing is waited for outside.
            return log.TailAddress == _end ? log.CommitAsync().AsTask() : null;
        }
    }

    private void ThrowIfBroken()
    {
        if (fault() is { } broken)
        {
            throw new IOException(broken.Message, broken);
        }
    }
}
