using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Takes in what waited for a meter soon after the meter was registered, by whichever way.</summary>
/// <param name="rejects">What waits.</param>
/// <param name="meters">Has to know the meter before its readings are put through.</param>
/// <param name="options">How often it looks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class RegisteredMeters(
    RejectedMessages rejects, IMeterDirectory meters, IOptions<RejectOptions> options, TimeProvider time, ILogger<RegisteredMeters> logger) : BackgroundService
{
    private static readonly Scope Self = Scope.System("registered meters");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(options.Value.TakeInEverySeconds);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, time, stoppingToken);
                await TakeInAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A database that is busy, a journal that is full: what waits goes on waiting, and the next look comes soon.
                logger.NotTakenIn(e);
            }
        }
    }

    /// <summary>Looks once.</summary>
    /// <returns>How many were put through.</returns>
    internal async Task<int> TakeInAsync(CancellationToken cancellationToken)
    {
        if (!await rejects.AnyRegisteredAsync(Self, cancellationToken))
        {
            return 0;
        }

        await meters.RefreshAsync(cancellationToken);
        return await rejects.ReplayRegisteredAsync(Self, cancellationToken);
    }
}
