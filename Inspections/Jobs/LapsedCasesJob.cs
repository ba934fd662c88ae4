using EnergyQuota.Inspections.Cases;
using EnergyQuota.Registry.Access;
using Quartz;

namespace EnergyQuota.Inspections.Jobs;

/// <summary>Withdraws explanations whose verdict has lapsed, on Quartz's clock.</summary>
/// <param name="cases">Withdraws them.</param>
[DisallowConcurrentExecution]
public sealed class LapsedCasesJob(LapsedCases cases) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("lapsed-cases", "inspections");

    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await cases.WithdrawAsync(Scope.System("cases"), cancellationToken);
    }
}
