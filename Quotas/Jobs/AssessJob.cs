using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards.Assignments;
using Quartz;

namespace EnergyQuota.Quotas.Jobs;

/// <summary>Runs the assessment on Quartz's clock; all it does is say as of when.</summary>
/// <param name="run">The assessment.</param>
/// <param name="assigner">Stores which rows the rules find, once they have judged.</param>
[DisallowConcurrentExecution]
public sealed class AssessJob(AssessmentRun run, RowAssigner assigner) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("assess", "quotas");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

        using var span = JobTraces.Source.StartActivity(JobTraces.Assess);
        try
        {
            // The planned time, not the time we got round to it: a run delayed or repeated gives the same answer.
            var asOf = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
            var outcome = await run.RunAsync(asOf, cancellationToken);
            await assigner.RunAsync(asOf, cancellationToken);
            span?.SetTag("institutions", outcome.Institutions).SetTag("verdicts", outcome.Verdicts)
                .SetTag("standings", outcome.Standings).SetTag("alerts", outcome.Alerts);
        }
        catch (Exception e) when (span.Failed(e))
        {
            throw;
        }
    }
}
