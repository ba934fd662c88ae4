namespace EnergyQuota.Quotas.Closing;

/// <summary>One closing, reopening or booking after the other; each begins by finishing what a stop left between the two databases.</summary>
/// <remarks>Of two closings that share a register, one must see what the other froze; and nothing is booked on what is being reopened.</remarks>
/// <param name="finish">Finishes what was left.</param>
public sealed class ClosingTurn(ClosingFinish finish) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Acts when it is its turn.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="act">What to do.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task<T> TakeAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await finish.FinishAsync(cancellationToken);
            return await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
