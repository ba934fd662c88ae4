using EnergyQuota.Reports.Filing;
using Quartz;

namespace EnergyQuota.Reports.Jobs;

/// <summary>Files reports of institutions and regions on Quartz's clock; all it does is say as of when.</summary>
/// <param name="run">The filing of institutions' reports.</param>
/// <param name="regions">The filing of regions' reports.</param>
[DisallowConcurrentExecution]
public sealed class FileReportsJob(FilingRun run, RegionFilingRun regions) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("file-reports", "reports");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

        // The planned time, not the time we got round to it: a run delayed or repeated gives the same answer.
        var asOf = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        await run.RunAsync(asOf, cancellationToken);
        await regions.RunAsync(asOf, cancellationToken);
    }
}
