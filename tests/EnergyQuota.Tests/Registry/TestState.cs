using EnergyQuota.Registry;
using EnergyQuota.Registry.State;
using EnergyQuota.Tests.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Tests.Registry;

/// <summary>A state database of one test's own: a SQLite file with the tables of the registry and of the parts given.</summary>
public sealed class TestState : IDbContextFactory<StateContext>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider();
    private readonly IStatePart[] _parts;
    public TestState(params IStatePart[] parts)
    {
        _parts = parts.Any(part => part is RegistryPart) ? parts : [new RegistryPart(), .. parts];

        // EF keeps one model per context type and service provider; tests differ in their parts, so each has its own provider.
        Options = new DbContextOptionsBuilder<StateContext>()
            .UseSqlite(ConnectionString).UseInternalServiceProvider(_services).Options;
        using var context = CreateDbContext();
        context.Database.EnsureCreated();
    }

    public string ConnectionString => $"Data Source={Path.Combine(_folder.Path, "state.db")}";

    public DbContextOptions<StateContext> Options { get; }

    /// <summary>A context on the same file with other options, which began as <see cref="Options"/>.</summary>
    public StateContext CreateDbContext(DbContextOptions<StateContext> options) => new(options, _parts);

    public StateContext CreateDbContext() => CreateDbContext(Options);

    public async Task AddAsync(params object[] entities)
    {
        await using var context = CreateDbContext();
        context.AddRange(entities);
        await context.SaveChangesAsync();
    }

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var context = CreateDbContext();
        return await context.Set<T>().AsNoTracking().ToListAsync();
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _services.Dispose();
        _folder.Dispose();
    }
}
