using EnergyQuota.Inspections;
using EnergyQuota.Quotas;
using EnergyQuota.Reports;
using EnergyQuota.Server.Auditing;
using EnergyQuota.Server.Notifications;
using Microsoft.Data.Sqlite;
using Quartz;

namespace EnergyQuota.Server.Hosting;

/// <summary>The clock of the jobs: Quartz, with its schedules kept in <c>jobs.db</c>.</summary>
internal static class JobsSetup
{
    private const int LongestWaitSeconds = 10;

    /// <summary>Adds the scheduler and every part's jobs.</summary>
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = FileOf(dataFolder) }.ToString());
                store.ProvisionSchema();

                // Otherwise a thread of the scheduler that cannot write to its database keeps the ended program alive.
                store.ConfigureStore(static options => options.UseBackgroundThreads = true);
                store.UseSystemTextJsonSerializer();
            });
            quartz.AddQuotaJobs(configuration, TimeProvider.System);
            quartz.AddInspectionJobs(TimeProvider.System);
            quartz.AddReportJobs(configuration);
            quartz.AddAuditJobs(configuration);
            quartz.AddNotificationJobs();
        });
        services.Configure<QuartzOptions>(quartz =>
        {
            // A stored trigger remembers when it was to fire last; overwriting it would forget what was missed.
            quartz.Scheduling.OverwriteExistingData = false;
            quartz.Scheduling.IgnoreDuplicates = true;
        });

        // A job that goes on while the services it works with are taken away fails at everything it has left to do.
        services.Configure<QuartzSchedulerOptions>(static scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        services.AddQuartzHostedService<BoundedJobs>(hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<ScheduleSync>();
    }

    /// <summary>Makes sure that the schedules can be written; the scheduler itself would wait for a held file without a word.</summary>
    /// <exception cref="StartFaultException">They cannot; the message says what to do.</exception>
    public static async Task DemandUsableAsync(string dataFolder, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = FileOf(dataFolder), DefaultTimeout = LongestWaitSeconds, Pooling = false }.ToString());
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE; ROLLBACK;";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StartFaultException(
                $"{FileOf(dataFolder)} cannot be used ({e.Message}). Stop the program that has it open and give this account the right to write to it; it holds only schedules, so if it is damaged, move it away.", e);
        }
    }

    private static string FileOf(string dataFolder) => Path.Combine(dataFolder, "jobs.db");
}
