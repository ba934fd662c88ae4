using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using Microsoft.Extensions.Options;
using Quartz;

namespace EnergyQuota.Quotas.Jobs;

/// <summary>Settles changed registers on Quartz's clock, round after round until nothing waits.</summary>
/// <param name="settler">The settler.</param>
/// <param name="options">Settings of this room.</param>
[DisallowConcurrentExecution]
public sealed class SettleJob(Settler settler, IOptions<QuotaOptions> options) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("settle", "quotas");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var batch = options.Value.SettleBatch;
        using var span = JobTraces.Source.StartActivity(JobTraces.Settle);
        try
        {
            await SettleAllAsync(batch, cancellationToken);
        }
        catch (Exception e) when (span.Failed(e))
        {
            throw;
        }
    }

    private async Task SettleAllAsync(int batch, CancellationToken cancellationToken)
    {
        while ((await settler.SettleAsync(batch, cancellationToken)).Marks >= batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
