using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Finds what our register of a meter says, to lay it beside what the meter itself shows.</summary>
/// <param name="states">The state database.</param>
/// <param name="readings">The reading store.</param>
/// <param name="time">The clock.</param>
public sealed class OurReadings(IDbContextFactory<StateContext> states, IReadingStore readings, TimeProvider time)
{
    private static readonly TimeSpan Newest = TimeSpan.FromDays(2);

    /// <summary>The newest reading of a meter of the scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="meterCode">The meter.</param>
    /// <param name="registerName">Its register; <see langword="null"/>: its first.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The register with its newest reading of two days, or <see langword="null"/> where the scope sees no such register.</returns>
    public async Task<OurReading?> FindAsync(Scope scope, string meterCode, string? registerName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var meter = await state.Set<Meter>().AsNoTracking().Include(m => m.Registers)
            .SingleOrDefaultAsync(m => m.Code == meterCode && seen.Contains(m.InstitutionCode), cancellationToken);
        var register = meter?.Registers.OrderBy(r => r.Name, StringComparer.Ordinal).FirstOrDefault(r => registerName is null || r.Name == registerName);
        if (meter is null || register is null)
        {
            return null;
        }

        var (id, now, newest) = (register.Id, time.GetUtcNow(), (Reading?)null);
        await foreach (var reading in readings.ReadAsync(
            RegisterAccess.Only(scope.Who, new HashSet<RegisterId> { id }), [id], now - Newest, now.AddTicks(1), cancellationToken))
        {
            newest = reading;
        }

        return new OurReading(id, meter.InstitutionCode, newest?.Value, newest?.Time);
    }
}

/// <summary>A register with its newest reading.</summary>
/// <param name="Register">The register.</param>
/// <param name="InstitutionCode">Whose meter it is.</param>
/// <param name="Value">What it says, in its own unit; <see langword="null"/>: nothing for two days.</param>
/// <param name="Time">When it said so.</param>
public sealed record OurReading(RegisterId Register, string InstitutionCode, decimal? Value, DateTimeOffset? Time);
