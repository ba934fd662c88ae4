using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace EnergyQuota.Quotas;

/// <summary>Registers the services and jobs of this room.</summary>
public static class QuotasSetup
{
    /// <summary>Adds quotas. The registry, a reading store, a ledger and a <see cref="TimeProvider"/> are added by the program.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The settings; see <see cref="QuotaOptions"/>.</param>
    public static IServiceCollection AddQuotas(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<QuotaOptions>().Bind(configuration.GetSection(QuotaOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<Settler>();
        return services
            .AddSingleton<IStatePart, QuotasPart>()
            .AddSingleton<IConsumptionQuery, ConsumptionQuery>()
            .AddSingleton<IVerdicts, Verdicts>()
            .AddSingleton<IAlerts, Alerts>()
            .AddSingleton<StandardImport>()
            .AddSingleton<AssessmentRun>();
    }

    /// <summary>Adds the jobs with their schedules; call it inside <c>AddQuartz</c>.</summary>
    /// <param name="quartz">The scheduler under construction.</param>
    /// <param name="configuration">The settings; see <see cref="QuotaOptions"/>.</param>
    public static void AddQuotaJobs(this IQuartzBuilder quartz, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(quartz);
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(QuotaOptions.Section).Get<QuotaOptions>() ?? new QuotaOptions();
        Add<SettleJob>(quartz, SettleJob.Key, TimeSpan.FromSeconds(options.SettleEverySeconds));
        Add<AssessJob>(quartz, AssessJob.Key, TimeSpan.FromMinutes(options.AssessEveryMinutes));
    }

    private static void Add<TJob>(IQuartzBuilder quartz, JobKey key, TimeSpan every)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name, key.Group)
            .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()));
    }
}
