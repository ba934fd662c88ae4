using EnergyQuota.Inspections.Alerting;
using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Jobs;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Sampling;
using EnergyQuota.Inspections.State;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Registry.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace EnergyQuota.Inspections;

/// <summary>Registers the services of this room.</summary>
public static class InspectionsSetup
{
    /// <summary>Adds inspections; registry, quotas, the reading store and <see cref="IKeptFiles"/> are added by the program.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The settings; see <see cref="InspectionOptions"/>.</param>
    public static IServiceCollection AddInspections(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<InspectionOptions>().Bind(configuration.GetSection(InspectionOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IStatePart, InspectionsPart>()
            .AddSingleton<OurReadings>()
            .AddSingleton<CaseBook>()
            .AddSingleton<CaseDesk>()
            .AddSingleton<CaseOpener>()
            .AddSingleton<LapsedCases>()
            .AddSingleton<IDeadlines, Deadlines>()
            .AddSingleton<InspectionPlans>()
            .AddSingleton<LawBook>()
            .AddSingleton<LawImport>()
            .AddSingleton<IOpenCases, OpenCases>()
            .AddSingleton<IWorkingDays, EnteredWorkingDays>()
            .AddSingleton<IAlertSource, DeadlineSource>();
    }

    /// <summary>Adds the jobs of this room.</summary>
    /// <param name="quartz">The scheduler.</param>
    /// <param name="time">The clock; the first run is one interval from now.</param>
    public static void AddInspectionJobs(this IQuartzBuilder quartz, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(quartz);
        ArgumentNullException.ThrowIfNull(time);
        quartz.AddJob<LapsedCasesJob>(job => job.WithIdentity(LapsedCasesJob.Key));
        quartz.AddTrigger(trigger => trigger.ForJob(LapsedCasesJob.Key).WithIdentity(LapsedCasesJob.Key.Name, LapsedCasesJob.Key.Group)
            .StartAt(time.GetUtcNow() + LapsedCasesJob.Every)
            .WithSimpleSchedule(schedule => schedule.Repeat(LapsedCasesJob.Every)));
    }
}
