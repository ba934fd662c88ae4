namespace EnergyQuota.Ingest.Pipeline;

/// <summary>Which stored batches may leave the journal, where the engine confirms before its disk does.</summary>
/// <remarks>
/// A batch is on the engine's disk when the engine has lived on, without a break, for the store's span since it confirmed.
/// The engine is therefore asked for its life before anything is let go of. One look covers many batches.
/// </remarks>
/// <param name="durableAfter">The store's span; zero: what it confirms is on disk.</param>
/// <param name="time">The clock.</param>
internal sealed class DurabilityDelay(TimeSpan durableAfter, TimeProvider time)
{
    private const int LooksPerSpan = 8;
    private readonly Queue<(long Position, long ConfirmedAt)> _confirmed = new();
    private string? _life;
    private long _lookedAt;
    private bool _isLookWanted = true;

    /// <summary>Whether batches stay in the journal for a while after they were confirmed.</summary>
    public bool IsNeeded => durableAfter > TimeSpan.Zero;

    /// <summary>Whether the engine is to be asked for its life now. At first, and after a failure, always.</summary>
    public bool IsDue => IsNeeded && (_isLookWanted || (_confirmed.Count > 0 && UntilLook <= TimeSpan.Zero));

    /// <summary>How long nothing has to be done if nothing comes; infinite where nothing waits.</summary>
    public TimeSpan Rest => _confirmed.Count == 0 ? Timeout.InfiniteTimeSpan : UntilLook > TimeSpan.Zero ? UntilLook : TimeSpan.Zero;

    private TimeSpan UntilLook => (durableAfter / LooksPerSpan) - time.GetElapsedTime(_lookedAt);

    /// <summary>Tells that the engine has confirmed everything before a position.</summary>
    public void Confirm(long position) => _confirmed.Enqueue((position, time.GetTimestamp()));

    /// <summary>Asks for a look before the next batch: the engine failed and may come back as another.</summary>
    public void WantLook() => _isLookWanted = true;

    /// <summary>Takes in what the engine says about its life.</summary>
    /// <param name="life">Its life.</param>
    /// <param name="durable">Everything before it is on the engine's disk; 0: nothing new.</param>
    /// <returns>Whether it is the life of before; if not, all that was not let go of has to be stored again.</returns>
    public bool Look(string life, out long durable)
    {
        var isSame = _life is null || _life == life;
        (_life, _lookedAt, _isLookWanted, durable) = (life, time.GetTimestamp(), false, 0);
        if (!isSame)
        {
            _confirmed.Clear();
        }

        while (_confirmed.TryPeek(out var first) && time.GetElapsedTime(first.ConfirmedAt) >= durableAfter)
        {
            durable = _confirmed.Dequeue().Position;
        }

        return isSame;
    }
}
