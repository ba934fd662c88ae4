using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Registry.Audit;
using Quartz;

namespace EnergyQuota.Server.Auditing;

/// <summary>Registers the signing of the audit log.</summary>
internal static class AuditSetup
{
    /// <summary>Adds it with its settings.</summary>
    public static void AddAuditHeads(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddOptions<AuditOptions>()
            .Configure(options =>
            {
                options.KeyFile = Path.Combine(dataFolder, "keys", "audit.pem");
                options.HeadsFolder = Path.Combine(dataFolder, "audit-heads");
            })
            .Bind(configuration.GetSection(AuditOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AuditHeads>();
    }

    /// <summary>Adds the job with its schedule; call it inside <c>AddQuartz</c>.</summary>
    public static void AddAuditJobs(this IQuartzBuilder quartz, IConfiguration configuration)
    {
        var options = configuration.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new AuditOptions();
        quartz.AddJob<SignAuditJob>(job => job.WithIdentity(SignAuditJob.Key));
        quartz.AddTrigger(trigger => trigger.ForJob(SignAuditJob.Key).WithIdentity(SignAuditJob.Key.Name, SignAuditJob.Key.Group)
            .WithSimpleSchedule(schedule => schedule.Repeat(TimeSpan.FromMinutes(options.SignEveryMinutes))));
    }
}
