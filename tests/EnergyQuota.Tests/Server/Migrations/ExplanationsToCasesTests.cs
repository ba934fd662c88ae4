using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Tests.Server.Migrations;

public sealed class ExplanationsToCasesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Migrate_ExplanationsOfBefore_BecomeCasesWithTheirActsAndDeadlines()
    {
        await using var parts = new ServiceCollection().AddLogging()
            .AddParts(new ConfigurationBuilder().Build(), new HostSettings("data", TimeZoneInfo.Utc, ""), _folder.Path).BuildServiceProvider();
        await using var state = new StateContext(Options(), parts.GetServices<IStatePart>());
        await state.GetService<IMigrator>().MigrateAsync("BillAttachment", Token);

        // Requested on 2026-02-01 08:00 at the site, 15 days to explain.
        const long At = 1_769_904_000_000_000;
        var before = new (int Id, int State, string? Received, long? Reviewed)[] { (1, 2, null, null), (2, 4, "2026-02-16", At), (3, 5, "2026-02-20", At), (4, 6, null, At) };
        foreach (var (id, was, received, reviewed) in before)
        {
            var who = reviewed is null ? null : "officer";
            await state.Database.ExecuteSqlAsync(
                $"INSERT INTO ExplanationRequests VALUES ({id}, {id}, 'court', 2025, {was}, {At}, 'officer', '2026-02-16', {received}, 'because', {who}, {reviewed}, 'reviewed')", Token);
        }

        await state.Database.MigrateAsync(Token);

        var files = await state.Set<CaseFile>().Include(f => f.Acts).Include(f => f.Clocks).Include(f => f.Violations).OrderBy(f => f.Id).ToListAsync(Token);
        Assert.Equal([CaseState.ExplanationServed, CaseState.Accepted, CaseState.NotAccepted, CaseState.NotExplained], files.Select(f => f.State));
        Assert.Equal([ClockState.Running, ClockState.Met, ClockState.Late, ClockState.Missed], files.Select(f => f.Clocks.Single().State));
        Assert.All(files, f => Assert.Equal((new DateOnly(2026, 2, 1), 15, new DateOnly(2026, 2, 16)), (f.Clocks[0].Start, f.Clocks[0].Days, f.Clocks[0].Due)));
        Assert.Equal(["Open Serve", "Open Serve Submit Accept", "Open Serve Submit Refuse", "Open Serve DeclareMissed"], files.Select(f => string.Join(' ', f.Acts.OrderBy(act => act.Number).Select(act => act.Move))));
        Assert.All(files, f => Assert.All(f.Acts.OrderBy(act => act.Number).Zip(f.Acts.OrderBy(act => act.Number).Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before)));
        Assert.Equal([5], files.SelectMany(f => f.Violations).Select(violation => violation.Item));
    }

    // With services of its own: other tests build models of fewer parts, and the model is cached among those that share them.
    private DbContextOptions<StateContext> Options()
    {
        var options = new DbContextOptionsBuilder<StateContext>();
        StateDatabase.Configure(options, $"Data Source={Path.Combine(_folder.Path, "state.db")};Pooling=False");
        options.UseInternalServiceProvider(new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider());
        return options.Options;
    }
}
