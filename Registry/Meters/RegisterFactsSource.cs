using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Meters;

/// <summary>Gives settlement the facts of registers as the registry holds them.</summary>
public sealed class RegisterFactsSource(IDbContextFactory<StateContext> states, IOptions<SiteOptions> site) : IRegisterFactsSource
{
    // Well below the number of parameters that either database takes in one statement.
    private const int MetersPerQuery = 500;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<RegisterId, RegisterFacts>> GetAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(registers);
        access.Demand(registers);
        var facts = new Dictionary<RegisterId, RegisterFacts>(registers.Count);
        var wanted = registers.ToHashSet();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        foreach (var codes in registers.Select(r => r.Meter).Distinct(StringComparer.Ordinal).Chunk(MetersPerQuery))
        {
            var meters = await state.Set<Meter>().AsNoTracking().Include(m => m.Registers)
                .Where(m => codes.Contains(m.Code)).ToListAsync(cancellationToken);
            var events = await state.Set<RegisterEventRecord>().AsNoTracking()
                .Where(e => codes.Contains(e.MeterCode)).ToListAsync(cancellationToken);
            var bills = await state.Set<Bill>().AsNoTracking()
                .Where(b => codes.Contains(b.MeterCode)).ToListAsync(cancellationToken);
            var eventsOf = events.ToLookup(e => new RegisterId(e.MeterCode, e.RegisterName));
            var billsOf = bills.ToLookup(b => new RegisterId(b.MeterCode, b.RegisterName));
            foreach (var meter in meters)
            {
                foreach (var register in meter.Registers.Where(r => wanted.Contains(r.Id)))
                {
                    facts[register.Id] = RegisterFactsBuilder.Build(
                        meter, register, eventsOf[register.Id], billsOf[register.Id], site.Value.Zone);
                }
            }
        }

        return facts;
    }
}
