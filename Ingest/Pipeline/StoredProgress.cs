namespace EnergyQuota.Ingest.Pipeline;

/// <summary>How far the journal has been stored, for those who wait for a position.</summary>
internal sealed class StoredProgress
{
    private TaskCompletionSource _moved = NewSignal();
    private long _done;

    /// <summary>Tells that everything before a position is stored or kept as rejected; an earlier position than before changes nothing.</summary>
    /// <param name="position">The position; told by one at a time.</param>
    public void Advance(long position)
    {
        if (position > Interlocked.Read(ref _done))
        {
            Interlocked.Exchange(ref _done, position);
            Interlocked.Exchange(ref _moved, NewSignal()).TrySetResult();
        }
    }

    /// <summary>Waits for a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task WaitAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            // In this order: what moves between the two ends the waiting.
            var moved = Volatile.Read(ref _moved);
            if (Interlocked.Read(ref _done) >= position)
            {
                return;
            }

            await moved.Task.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
