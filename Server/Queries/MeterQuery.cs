using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Meters, their newest readings, days and findings.</summary>
internal sealed class MeterQuery(IDbContextFactory<StateContext> states, IReadingStore readings, IConsumptionLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    /// <summary>All meters of a scope with their newest reading of the last two days and their findings.</summary>
    public async Task<IReadOnlyList<MeterRow>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var meters = await state.SeenMeters(scope).OrderBy(meter => meter.Code).ToListAsync(cancellationToken);
        var names = await state.Seen(scope).ToDictionaryAsync(institution => institution.Code, cancellationToken);
        var registers = meters.SelectMany(meter => meter.Registers).Select(register => register.Id).ToList();
        var access = scope.Access(registers);
        var newest = new Dictionary<RegisterId, Reading>();
        var now = time.GetUtcNow();
        await foreach (var reading in readings.ReadAsync(access, registers, now - Recent, now.AddHours(1), cancellationToken))
        {
            newest[reading.Register] = reading;
        }

        var findings = (await ledger.ReadFindingsAsync(access, registers, cancellationToken)).ToLookup(finding => finding.Register.Meter);
        return [.. meters.Select(meter => new MeterRow(
            meter,
            names[meter.InstitutionCode],
            meter.Registers.Select(register => newest.TryGetValue(register.Id, out var reading) ? reading : (Reading?)null).FirstOrDefault(reading => reading is not null),
            [.. findings[meter.Code]]))];
    }

    /// <summary>One meter, or <see langword="null"/> where there is none or the scope does not see it.</summary>
    public async Task<Meter?> FindAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.SeenMeters(scope).SingleOrDefaultAsync(meter => meter.Code == code, cancellationToken);
    }

    /// <summary>The readings of a meter that was found through the scope, in the order of register and time.</summary>
    public async Task<IReadOnlyList<Reading>> ReadingsAsync(
        Scope scope, Meter meter, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        var registers = meter.Registers.Select(register => register.Id).ToList();
        var found = new List<Reading>();
        await foreach (var reading in readings.ReadAsync(scope.Access(registers), registers, from, to, cancellationToken))
        {
            found.Add(reading);
            if (found.Count == limit)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The days of a meter that was found through the scope.</summary>
    public Task<IReadOnlyList<LedgerDay>> DaysAsync(Scope scope, Meter meter, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var registers = meter.Registers.Select(register => register.Id).ToList();
        return ledger.ReadDaysAsync(scope.Access(registers), registers, from, to, cancellationToken);
    }

    /// <summary>The open findings of meters that were found through the scope.</summary>
    public Task<IReadOnlyList<Finding>> FindingsAsync(Scope scope, IEnumerable<Meter> meters, CancellationToken cancellationToken)
    {
        var registers = meters.SelectMany(meter => meter.Registers).Select(register => register.Id).ToList();
        return ledger.ReadFindingsAsync(scope.Access(registers), registers, cancellationToken);
    }
}

/// <summary>A meter in a list.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Institution">Its institution.</param>
/// <param name="Newest">Its newest reading of the last two days, or <see langword="null"/>.</param>
/// <param name="Findings">Its open findings.</param>
internal sealed record MeterRow(Meter Meter, Registry.Institutions.Institution Institution, Reading? Newest, IReadOnlyList<Finding> Findings);
