using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Forms;
using EnergyQuota.Reports.Jobs;
using EnergyQuota.Reports.Regional;
using EnergyQuota.Reports.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace EnergyQuota.Reports;

/// <summary>Registers the services and jobs of this room.</summary>
public static class ReportsSetup
{
    /// <summary>Adds reports. Registry, quotas, a ledger and a <see cref="TimeProvider"/> are added by the program.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The settings; see <see cref="ReportOptions"/>.</param>
    /// <param name="folder">Where filed reports are kept, unless <c>Reports:Folder</c> names another place.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration, string folder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ReportOptions>()
            .Configure(options => options.Folder = folder)
            .Bind(configuration.GetSection(ReportOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<StandingQuery>();
        return services
            .AddSingleton<IStatePart, ReportsPart>()
            .AddSingleton<MonthlyReportBuilder>()
            .AddSingleton<InstitutionReportBuilder>()
            .AddSingleton<InstitutionReports>()
            .AddSingleton<StatisticalFormsBuilder>()
            .AddSingleton<RegionCases>()
            .AddSingleton<RegionSuspects>()
            .AddSingleton<RegionReportBuilder>()
            .AddSingleton<ReportArchive>()
            .AddSingleton<FiledReports>()
            .AddSingleton<FilingGate>()
            .AddSingleton<FirstEditions>()
            .AddSingleton<ReportFiler>()
            .AddSingleton<FilingRun>()
            .AddSingleton<ReportShelf>()
            .AddSingleton<RegionFilingFacts>()
            .AddSingleton<RegionReportFiler>()
            .AddSingleton<RegionFilingRun>();
    }

    /// <summary>Adds the jobs with their schedules; call it inside <c>AddQuartz</c>.</summary>
    /// <param name="quartz">The scheduler under construction.</param>
    /// <param name="configuration">The settings; see <see cref="ReportOptions"/>.</param>
    public static void AddReportJobs(this IQuartzBuilder quartz, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(quartz);
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(ReportOptions.Section).Get<ReportOptions>() ?? new ReportOptions();
        quartz.AddJob<FileReportsJob>(job => job.WithIdentity(FileReportsJob.Key));
        quartz.AddTrigger(trigger => trigger.ForJob(FileReportsJob.Key).WithIdentity(FileReportsJob.Key.Name, FileReportsJob.Key.Group)
            .WithSimpleSchedule(schedule => schedule.Repeat(TimeSpan.FromMinutes(options.FileEveryMinutes))));
    }
}
