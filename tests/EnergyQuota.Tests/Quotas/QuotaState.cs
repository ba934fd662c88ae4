using EnergyQuota.Inspections.State;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Quotas;

/// <summary>A state database in memory with the tables of registry, quotas and inspections.</summary>
internal sealed class QuotaState : IDbContextFactory<StateContext>, IDisposable
{
    // Of our own, so that the model with these tables is built once and never mixed up with that of other tests.
    private static readonly IServiceProvider Provider = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider();

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly DbContextOptions<StateContext> _options;

    public QuotaState()
    {
        _connection.Open();
        _options = new DbContextOptionsBuilder<StateContext>().UseSqlite(_connection).UseInternalServiceProvider(Provider).Options;
        Audit = new AuditLog(this, Time);
        using var state = CreateDbContext();
        state.Database.EnsureCreated();
    }

    public FakeTimeProvider Time { get; } = new(QuotaFacts.AsOf);

    public AuditLog Audit { get; }

    public StateContext CreateDbContext() => new(_options, [new RegistryPart(), new QuotasPart(), new InspectionsPart()]);

    public void Add(params object[] entities)
    {
        using var state = CreateDbContext();
        state.AddRange(entities);
        state.SaveChanges();
    }

    public int Count<T>()
        where T : class
    {
        using var state = CreateDbContext();
        return state.Set<T>().Count();
    }

    public void Dispose()
    {
        Audit.Dispose();
        _connection.Dispose();
    }
}
