using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Quotas.Alerting.Sources;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Quotas.Peers;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Quotas.Standards.Trials;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
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
        services.AddOptions<ClosingOptions>().Bind(configuration.GetSection(ClosingOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<StandardOptions>().Bind(configuration.GetSection(StandardOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection(AlertOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BalanceOptions>().Bind(configuration.GetSection(BalanceOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<Settler>();
        services.TryAddSingleton<IWorkingDays, WeekendsOff>();
        services.TryAddSingleton(new NoticeSwitch(false));
        return services
            .AddSingleton<IStatePart, QuotasPart>()
            .AddSingleton<IConsumptionQuery, ConsumptionQuery>()
            .AddSingleton<IVerdicts, Verdicts>()
            .AddSingleton<PeerQuery>()
            .AddSingleton<IForecasts, Forecasts>()
            .AddSingleton<IAlerts, Alerts>()
            .AddSingleton(Policy)
            .AddSingleton<IAlertSource, DaySource>()
            .AddSingleton<IAlertSource, FindingSource>()
            .AddSingleton<IAlertSource, NotJudgeableSource>()
            .AddSingleton<IAlertSource, ForecastSource>()
            .AddSingleton<IAlertSource, ReviewSource>()
            .AddSingleton<IAlertSource, BalanceSource>()
            .AddSingleton<LoadWeekReader>()
            .AddSingleton<IAlertSource, LoadWeekSource>()
            .AddSingleton<AlertRun>()
            .AddSingleton<EscalationRun>()
            .AddSingleton<ClosingFinish>()
            .AddSingleton<ClosingTurn>()
            .AddSingleton<PeriodCloser>()
            .AddSingleton<PeriodReopener>()
            .AddSingleton<YearCloser>()
            .AddSingleton<Adjustments>()
            .AddSingleton<BalanceQuery>()
            .AddSingleton<CoverageQuery>()
            .AddSingleton<StandardImport>()
            .AddSingleton<EvidencePacks>()
            .AddSingleton<VerdictRecheck>()
            .AddSingleton<StandardDesk>()
            .AddSingleton<StandardQuery>()
            .AddSingleton<StandardTrial>()
            .AddSingleton<RowAssigner>()
            .AddSingleton<RowDecisions>()
            .AddSingleton<ExclusionDesk>()
            .AddSingleton<AssessmentRun>();
    }

    // A new installation has nothing to judge yet: whatever it judged now would be "cannot judge", and revised soon after.
    private static readonly TimeSpan BeforeFirstAssessment = TimeSpan.FromMinutes(10);

    /// <summary>Adds the jobs with their schedules; call it inside <c>AddQuartz</c>.</summary>
    /// <param name="quartz">The scheduler under construction.</param>
    /// <param name="configuration">The settings; see <see cref="QuotaOptions"/>.</param>
    /// <param name="time">The clock; a schedule that is stored already keeps its own start.</param>
    public static void AddQuotaJobs(this IQuartzBuilder quartz, IConfiguration configuration, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(quartz);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        var options = configuration.GetSection(QuotaOptions.Section).Get<QuotaOptions>() ?? new QuotaOptions();
        Add<SettleJob>(quartz, SettleJob.Key, TimeSpan.FromSeconds(options.SettleEverySeconds), now);
        var every = TimeSpan.FromMinutes(options.AssessEveryMinutes);
        Add<AssessJob>(quartz, AssessJob.Key, every, now + (every < BeforeFirstAssessment ? every : BeforeFirstAssessment));
        var alerts = configuration.GetSection(AlertOptions.Section).Get<AlertOptions>() ?? new AlertOptions();
        Add<AlertJob>(quartz, AlertJob.Key, TimeSpan.FromMinutes(alerts.LookEveryMinutes), now + BeforeFirstAssessment);
        Add<EscalateJob>(quartz, EscalateJob.Key, EscalateJob.Every, now + BeforeFirstAssessment);
    }

    private static AlertPolicy Policy(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<AlertOptions>>().Value,
        SiteZone.Find(services.GetRequiredService<IOptions<SiteOptions>>().Value.Zone),
        services.GetRequiredService<IWorkingDays>(),
        services.GetRequiredService<IOptions<QuotaOptions>>().Value.CompletenessGate)
    {
        Notices = services.GetRequiredService<NoticeSwitch>().On,
    };

    private static void Add<TJob>(IQuartzBuilder quartz, JobKey key, TimeSpan every, DateTimeOffset first)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name, key.Group).StartAt(first)
            .WithSimpleSchedule(schedule => schedule.Repeat(every)));
    }
}
