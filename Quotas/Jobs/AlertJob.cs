using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting;
using Quartz;

namespace EnergyQuota.Quotas.Jobs;

/// <summary>Looks for alerts on Quartz's clock; all it does is say as of when.</summary>
/// <param name="run">The look.</param>
[DisallowConcurrentExecution]
public sealed class AlertJob(AlertRun run) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("alerts", "quotas");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var span = JobTraces.Source.StartActivity(JobTraces.Alerts);
        try
        {
            // Not the planned time: what is silent is silent now.
            span?.SetTag("raised", await run.RunAsync(context.FireTimeUtc, cancellationToken));
        }
        catch (Exception e) when (span.Failed(e))
        {
            throw;
        }
    }
}
