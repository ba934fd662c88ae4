using EnergyQuota.Inspections.State;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Register = EnergyQuota.Inspections.Papers.Register;

namespace EnergyQuota.Tests.Inspections.Papers;

/// <summary>Two registers that share nothing but a database on disk and a folder, as those of two processes do.</summary>
internal sealed class TwoProcesses : IDbContextFactory<StateContext>, IDisposable
{
    private static readonly IServiceProvider Provider = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider();

    private readonly DbContextOptions<StateContext> _options;
    private readonly AuditLog[] _logs;
    private readonly Register.Papers[] _papers;

    public TwoProcesses(PaperWorld world)
    {
        _options = new DbContextOptionsBuilder<StateContext>()
            .UseSqlite($"Data Source={Path.Combine(world.Folder.Path, "state.db")};Pooling=False").UseInternalServiceProvider(Provider).Options;
        using (var state = CreateDbContext())
        {
            state.Database.EnsureCreated();
            state.AddRange(PaperWorld.Institutions);
            state.SaveChanges();
        }

        _logs = [new AuditLog(this, world.State.Time), new AuditLog(this, world.State.Time)];
        _papers = [.. _logs.Select(log => new Register.Papers(this, log, world.State.Time, Options.Create(world.Options), Options.Create(new SiteOptions())))];
    }

    public AuditLog Audit => _logs[0];

    public Register.Papers Of(int number) => _papers[number % 2];

    public StateContext CreateDbContext() => new(_options, [new RegistryPart(), new QuotasPart(), new InspectionsPart()]);

    public async Task<int> CountAsync<T>(CancellationToken cancellationToken)
        where T : class
    {
        await using var state = CreateDbContext();
        return await state.Set<T>().CountAsync(cancellationToken);
    }

    public void Dispose()
    {
        Array.ForEach(_papers, papers => papers.Dispose());
        Array.ForEach(_logs, log => log.Dispose());
    }
}
