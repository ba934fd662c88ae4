using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Registry.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Takes in what waited for a Sparkplug birth message soon after that came.</summary>
/// <param name="rejects">What waits.</param>
/// <param name="memory">The births.</param>
/// <param name="options">How often it looks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class AwaitedBirths(
    RejectedMessages rejects, VendorMemory memory, IOptions<RejectOptions> options, TimeProvider time, ILogger<AwaitedBirths> logger) : BackgroundService
{
    private static readonly Scope Self = Scope.System("awaited births");
    private long _looked = -1;

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

    /// <summary>Looks once, where anything was born since the last look.</summary>
    /// <returns>How many were put through.</returns>
    internal async Task<int> TakeInAsync(CancellationToken cancellationToken)
    {
        var version = memory.Births.Version;
        if (version == _looked)
        {
            return 0;
        }

        var count = await rejects.ReplayAwaitedAsync(Self, IsTold, cancellationToken);
        _looked = version;
        return count;
    }

    // Asked as of the receive time, which the replay bears too: what is put through is read and does not come back.
    private bool IsTold(RejectedMessage reject) =>
        memory.Births.Tells(VendorMessage.Of(new JournalMessage(reject.Topic, reject.Payload, reject.FirstReceivedAt, MessageFlags.Replay)));
}
