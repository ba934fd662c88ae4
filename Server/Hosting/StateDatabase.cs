using EnergyQuota.Registry.State;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Hosting;

/// <summary>The state database in SQLite: how it is opened and brought up to date.</summary>
internal static class StateDatabase
{
    // At the start nobody of us uses the file yet; another program that holds it is told of soon.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>The connection string of the state database in a data folder.</summary>
    public static string ConnectionString(string dataFolder) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(dataFolder, "state.db"),
        DefaultTimeout = 30,
        ForeignKeys = true,
    }.ToString();

    /// <summary>Adds the context of the state database.</summary>
    public static IServiceCollection AddStateDatabase(this IServiceCollection services, string dataFolder) =>
        services.AddDbContextFactory<StateContext>(options => Configure(options, ConnectionString(dataFolder)));

    /// <summary>Chooses SQLite and where its migrations are.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(StateDatabase).Assembly.GetName().Name));

    /// <summary>Brings the database up to the version of this program and turns on write-ahead logging.</summary>
    /// <exception cref="StartFaultException">The file is not a database, or belongs to a newer program.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var state = await services.GetRequiredService<IDbContextFactory<StateContext>>().CreateDbContextAsync(cancellationToken);
        state.Database.SetCommandTimeout(LongestWait);
        try
        {
            var known = state.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var newer = (await state.Database.GetAppliedMigrationsAsync(cancellationToken)).FirstOrDefault(applied => !known.Contains(applied));
            if (newer is not null)
            {
                throw new StartFaultException($"{state.Database.GetConnectionString()} was written by a newer EnergyQuota (migration {newer}). Install that version, or set another Data:Folder.");
            }

            // The package notes in a table who migrates and waits for it without end, also for a program that was killed
            // in the middle. The data folder is ours alone, so whoever stands there is gone.
            await state.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await state.Database.MigrateAsync(cancellationToken);
            await state.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StartFaultException($"The state database {state.Database.GetConnectionString()} cannot be used ({e.Message}). Stop the program that has it open and give this account the right to write to it; if it is damaged, put back its copy.", e);
        }
    }
}
