using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.State;

/// <summary>The state database: registry, facts, standards, verdicts, alerts, cases, audit, accounts, marks and rejects.</summary>
/// <remarks>
/// Instants are stored as UTC microseconds since 1970 in a 64-bit integer, so that they order and compare the same in
/// every database; decimals are stored exactly.
/// </remarks>
public sealed class StateContext(DbContextOptions<StateContext> options, IEnumerable<IStatePart> parts) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicrosecondsConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in parts)
        {
            part.Map(modelBuilder);
        }
    }
}
