namespace EnergyQuota.Server.Areas;

/// <summary>
/// Something that takes long to make and may be some seconds old: made when it is asked for, by one asker for all, and made anew behind
/// the askers' backs once it has aged. Only where nobody asked for long does an asker wait for it.
/// </summary>
/// <typeparam name="T">What is kept; never changed once it is made.</typeparam>
/// <param name="make">Makes it.</param>
/// <param name="time">The clock.</param>
/// <param name="atLeast">How old it may get; zero: it is made for each asker.</param>
internal sealed class Kept<T>(Func<CancellationToken, Task<T>> make, TimeProvider time, TimeSpan atLeast) : IDisposable
    where T : class
{
    /// <summary>It is made anew after this many times what making it took, so that it costs this part of one processor at most.</summary>
    public const int CostFactor = 50;

    // Beyond this many times its age it is too old to be shown at all.
    private const int StaleFactor = 4;

    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile Made? _made;

    /// <summary>The thing, not older than four times what it may age.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        if (atLeast > TimeSpan.Zero && _made is { } made)
        {
            var age = time.GetElapsedTime(made.At);
            if (age < made.MayAge)
            {
                return made.Value;
            }

            if (age < made.MayAge * StaleFactor)
            {
                // Nobody waits for it: where it fails, the next asker makes it, is told, and it is tried again then.
                _ = MakeUnlessMadeAsync(CancellationToken.None).ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return made.Value;
            }
        }

        await _making.WaitAsync(cancellationToken);
        try
        {
            return _made is { } other && time.GetElapsedTime(other.At) < other.MayAge && atLeast > TimeSpan.Zero ? other.Value : await MakeAsync(cancellationToken);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _making.Dispose();

    private async Task MakeUnlessMadeAsync(CancellationToken cancellationToken)
    {
        if (!await _making.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return;
        }

        try
        {
            await MakeAsync(cancellationToken);
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<T> MakeAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var value = await Task.Run(() => make(cancellationToken), cancellationToken);
        var cost = time.GetElapsedTime(began) * CostFactor;
        _made = new Made(value, time.GetTimestamp(), cost > atLeast ? cost : atLeast);
        return value;
    }

    private sealed record Made(T Value, long At, TimeSpan MayAge);
}
