using Microsoft.Extensions.Options;
using Quartz;

namespace EnergyQuota.Server.Hosting;

/// <summary>The scheduler as part of the program, which does not hold up the program's stop.</summary>
/// <remarks>
/// Quartz writes to its database while it stops and tries that again for as long as it fails, on a full disk for ever.
/// What it could not write, and a job it left behind, is made up at the next start.
/// </remarks>
internal sealed partial class BoundedJobs(
    IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options, TimeProvider time, ILogger<BoundedJobs> logger)
    : QuartzHostedService(lifetime, services, options), IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StopAsync(cancellationToken).WaitAsync(Limit, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            JobsLeft(logger, Limit);
        }
    }

    [LoggerMessage(9000, LogLevel.Warning, "The jobs did not stop within {Limit} and are left; what they did not finish is made up at the next start.")]
    private static partial void JobsLeft(ILogger logger, TimeSpan limit);
}
