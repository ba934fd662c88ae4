using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Looks again and again whether what rejects wait for has come.</summary>
/// <param name="kinds">What waits.</param>
/// <param name="options">How often it looks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class RejectIntake(
    IEnumerable<IWaitingRejects> kinds, IOptions<RejectOptions> options, TimeProvider time, ILogger<RejectIntake> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.TakeInEverySeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var kind in kinds)
                {
                    await TakeInAsync(kind, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TakeInAsync(IWaitingRejects kind, CancellationToken stoppingToken)
    {
        try
        {
            await kind.TakeInAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // A database that is busy, a journal that is full: what waits goes on waiting, and the next look comes soon.
            logger.NotTakenIn(e);
        }
    }
}
