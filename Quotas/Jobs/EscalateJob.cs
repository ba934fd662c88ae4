using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting.Escalation;
using Quartz;

namespace EnergyQuota.Quotas.Jobs;

/// <summary>Reminds of alerts and hands them up on Quartz's clock.</summary>
/// <param name="run">What is due.</param>
[DisallowConcurrentExecution]
public sealed class EscalateJob(EscalationRun run) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("escalate", "quotas");

    /// <summary>How often it looks at the clock: working hours are counted, so minutes do not matter.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var span = JobTraces.Source.StartActivity(JobTraces.Escalate);
        try
        {
            var outcome = await run.RunAsync(context.FireTimeUtc, cancellationToken);
            span?.SetTag("reminded", outcome.Reminded).SetTag("escalated", outcome.Escalated);
        }
        catch (Exception e) when (span.Failed(e))
        {
            throw;
        }
    }
}
