using EnergyQuota.Quotas.Alerting;
using Quartz;

namespace EnergyQuota.Server.Notifications;

/// <summary>Makes notices into deliveries and sends what is due, on Quartz's clock. Where nothing is set up it does nothing.</summary>
[DisallowConcurrentExecution]
internal sealed partial class NotifyJob(NoticeSwitch notices, NoticeSpread spread, DeliveryRun run, TimeProvider time, ILogger<NotifyJob> logger) : IJob
{
    /// <summary>The job's name in the scheduler; never changed, since stored schedules know it.</summary>
    public static readonly JobKey Key = new("notify", "server");

    /// <summary>How often it looks for something to send.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!notices.On)
        {
            return;
        }

        var made = await spread.RunAsync(time.GetUtcNow(), cancellationToken);
        var sent = await run.RunAsync(cancellationToken);
        await run.ForgetAsync(cancellationToken);
        if (made + sent > 0)
        {
            LogSent(logger, made, sent);
        }
    }

    [LoggerMessage(5200, LogLevel.Information, "Notifications: {Made} made, {Sent} sent.")]
    private static partial void LogSent(ILogger logger, int made, int sent);
}
