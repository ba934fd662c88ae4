using EnergyQuota.Inspections.Jobs;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Jobs;
using EnergyQuota.Server.Auditing;
using Microsoft.Extensions.Options;
using Quartz;

namespace EnergyQuota.Server.Hosting;

/// <summary>Gives stored schedules the intervals of the settings: a stored trigger is kept at start, so a changed setting would be ignored.</summary>
internal sealed class ScheduleSync(
    ISchedulerFactory schedulers, IOptions<QuotaOptions> options, IOptions<ReportOptions> reports, IOptions<AuditOptions> audit,
    IOptions<AlertOptions> alerts) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await SyncAsync(scheduler, SettleJob.Key, TimeSpan.FromSeconds(options.Value.SettleEverySeconds), cancellationToken);
        await SyncAsync(scheduler, AssessJob.Key, TimeSpan.FromMinutes(options.Value.AssessEveryMinutes), cancellationToken);
        await SyncAsync(scheduler, LapsedCasesJob.Key, LapsedCasesJob.Every, cancellationToken);
        await SyncAsync(scheduler, AlertJob.Key, TimeSpan.FromMinutes(alerts.Value.LookEveryMinutes), cancellationToken);
        await SyncAsync(scheduler, FileReportsJob.Key, TimeSpan.FromMinutes(reports.Value.FileEveryMinutes), cancellationToken);
        await SyncAsync(scheduler, SignAuditJob.Key, TimeSpan.FromMinutes(audit.Value.SignEveryMinutes), cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task SyncAsync(IScheduler scheduler, JobKey job, TimeSpan every, CancellationToken cancellationToken)
    {
        foreach (var trigger in await scheduler.GetTriggersOfJob(job, cancellationToken))
        {
            if (trigger is ISimpleTrigger simple && simple.RepeatInterval != every)
            {
                var changed = TriggerBuilder.Create().ForJob(job).WithIdentity(trigger.Key)
                    .WithSimpleSchedule(schedule => schedule.Repeat(every))
                    .Build();
                await scheduler.RescheduleJob(trigger.Key, changed, cancellationToken);
            }
        }
    }
}
