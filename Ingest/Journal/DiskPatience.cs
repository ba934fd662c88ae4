using Microsoft.Extensions.Logging;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Waits where a disk is full: a write that found no room is made again, until there is room or nobody wants it any more.</summary>
/// <remarks>
/// To the log a full disk is then no more than a slow one: what was not on disk was not acknowledged, stays in memory,
/// and is written when there is room. Only the write itself may be made again, never the flush behind it: after a
/// flush that failed nobody knows what the system has dropped.
/// </remarks>
/// <param name="time">The clock for the pauses.</param>
/// <param name="logger">Where full and free are told, once each.</param>
internal sealed class DiskPatience(TimeProvider time, ILogger logger) : IDisposable
{
    // How the runtime reports a full disk: ENOSPC and EDQUOT of Linux, and Windows' own.
    private const int NoSpace = 28;
    private const int QuotaUsed = 122;
    private const int DiskFull = unchecked((int)0x80070070);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _givenUp = new();
    private string? _stall;

    /// <summary>Why writing waits, in words, or <see langword="null"/> while there is room.</summary>
    public string? Stall => Volatile.Read(ref _stall);

    /// <summary>Makes a write, as often as it finds no room.</summary>
    /// <param name="write">The write; made again it must do the same.</param>
    /// <exception cref="IOException">It failed otherwise, or there was no room and the waiting was given up.</exception>
    public async Task WriteAsync(Action write)
    {
        while (true)
        {
            try
            {
                write();
                break;
            }
            catch (IOException e) when (e.HResult is NoSpace or QuotaUsed or DiskFull && !_givenUp.IsCancellationRequested)
            {
                if (Interlocked.CompareExchange(ref _stall, e.Message, null) is null)
                {
                    logger.DiskFull(e.Message);
                }
            }

            await Task.Delay(Pause, time, _givenUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (Interlocked.Exchange(ref _stall, null) is not null)
        {
            logger.DiskHasRoom();
        }
    }

    /// <summary>From now on a write that finds no room fails: the program stops.</summary>
    public void GiveUp() => _givenUp.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _givenUp.Dispose();
}
