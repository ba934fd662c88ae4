using EnergyQuota.Quotas;
using EnergyQuota.Reports;
using Microsoft.Data.Sqlite;
using Quartz;

namespace EnergyQuota.Server.Hosting;

/// <summary>The clock of the jobs: Quartz, with its schedules kept in <c>jobs.db</c>.</summary>
internal static class JobsSetup
{
    /// <summary>Adds the scheduler and every part's jobs.</summary>
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataFolder, "jobs.db") }.ToString());
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer();
            });
            quartz.AddQuotaJobs(configuration, TimeProvider.System);
            quartz.AddReportJobs(configuration);
        });
        services.Configure<QuartzOptions>(quartz =>
        {
            // A stored trigger remembers when it was to fire last; overwriting it would forget what was missed.
            quartz.Scheduling.OverwriteExistingData = false;
            quartz.Scheduling.IgnoreDuplicates = true;
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = false);
        services.AddHostedService<ScheduleSync>();
    }
}
