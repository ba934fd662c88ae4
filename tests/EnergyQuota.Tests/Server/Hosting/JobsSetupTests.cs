using EnergyQuota.Inspections.State;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Registry;
using EnergyQuota.Tests.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace EnergyQuota.Tests.Server.Hosting;

/// <summary>The schedules live in a file: what was missed while the program stood still is made up, once.</summary>
public sealed class JobsSetupTests : IDisposable
{
    private static readonly DateTimeOffset Missed = new(2026, 2, 1, 3, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly TestState _state = new(new QuotasPart(), new InspectionsPart());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string JobsFile => $"Data Source={Path.Combine(_folder.Path, "jobs.db")}";

    public void Dispose()
    {
        using (var connection = new SqliteConnection(JobsFile))
        {
            SqliteConnection.ClearPool(connection);
        }

        _state.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task AddJobs_RunMissedWhileStopped_IsMadeUpAtTheNextStartAndOnlyOnce()
    {
        await _state.AddAsync(QuotaFacts.Court());
        using (var first = Program())
        {
            await first.StartAsync(Token);
            await first.StopAsync(Token);
        }

        Assert.Empty(await _state.AllAsync<Verdict>());
        await PlanAsync(Missed);

        using var second = Program();
        await second.StartAsync(Token);
        await WaitForAsync(async () => (await _state.AllAsync<Alert>()).Count > 0);

        var asOf = Assert.Single(await _state.AllAsync<Verdict>()).AsOf;
        Assert.True(await ScalarAsync("SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS WHERE JOB_NAME = @job") > asOf.UtcTicks);
        var lines = (await _state.AllAsync<AuditEntry>()).Count;

        await second.Services.GetRequiredService<AssessmentRun>().RunAsync(asOf, Token);

        Assert.Equal(lines, (await _state.AllAsync<AuditEntry>()).Count);
        Assert.Null(await second.Services.GetRequiredService<AuditLog>().FindBrokenLineAsync(Token));
        await second.StopAsync(Token);
    }

    [Fact]
    public async Task AddJobs_StoppedWhileAJobRuns_TheJobIsToldAndHasEnded()
    {
        using var program = Program();
        await program.StartAsync(Token);
        var scheduler = await program.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Token);
        await scheduler.ScheduleJob(JobBuilder.Create<EndlessJob>().Build(), TriggerBuilder.Create().StartNow().Build(), cancellationToken: Token);
        await EndlessJob.Begun.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);

        await program.StopAsync(Token);

        Assert.True(EndlessJob.IsOver);
    }

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }

    private async Task PlanAsync(DateTimeOffset at) => Assert.Equal(1, await ScalarAsync(
        $"UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = {at.UtcTicks} WHERE JOB_NAME = @job RETURNING 1"));

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection(JobsFile);
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@job", AssessJob.Key.Name);
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }

    private IHost Program()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IDbContextFactory<StateContext>>(_state)
            .AddSingleton<IReadingStore, FakeReadingStore>()
            .AddSingleton<IConsumptionLedger, FakeLedger>()
            .AddRegistry(builder.Configuration)
            .AddQuotas(builder.Configuration)
            .AddSingleton<ISettlementMarks, FakeMarks>();
        builder.Services.AddJobs(builder.Configuration, _folder.Path);
        return builder.Build();
    }

    /// <summary>A job that ends only when it is told to.</summary>
    public sealed class EndlessJob : IJob
    {
        internal static readonly TaskCompletionSource Begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal static bool IsOver { get; private set; }

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            Begun.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                IsOver = true;
            }
        }
    }
}
