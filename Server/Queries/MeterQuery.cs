using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>One meter, its readings, days and findings.</summary>
internal sealed class MeterQuery(IDbContextFactory<StateContext> states, IReadingStore readings, IConsumptionLedger ledger)
{
    /// <summary>One meter, or <see langword="null"/> where there is none or the scope does not see it.</summary>
    public async Task<Meter?> FindAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.SeenMeters(scope).SingleOrDefaultAsync(meter => meter.Code == code, cancellationToken);
    }

    /// <summary>The readings of a meter that was found through the scope, those taken by hand among them, in the order of register and time.</summary>
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

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var byHand = await state.Set<RegisterEventRecord>().AsNoTracking()
            .Where(e => e.MeterCode == meter.Code && e.Kind == RegisterEventKind.HandReading && e.At >= from && e.At < to).ToListAsync(cancellationToken);
        found.AddRange(byHand.Select(e => new Reading(new RegisterId(e.MeterCode, e.RegisterName), e.At, e.Value ?? 0m, e.EnteredAt, TimeBasis.Manual)));
        return [.. found.OrderBy(reading => reading.Register).ThenBy(reading => reading.Time).ThenBy(reading => reading.Value).Take(limit)];
    }

    /// <summary>The days of a meter that was found through the scope; those of closed months as they were closed.</summary>
    public Task<IReadOnlyList<LedgerDay>> DaysAsync(Scope scope, Meter meter, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        DaysAsync(scope, [meter], from, to, cancellationToken);

    /// <summary>The days of meters that were found through the scope; those of closed months as they were closed.</summary>
    public Task<IReadOnlyList<LedgerDay>> DaysAsync(Scope scope, IEnumerable<Meter> meters, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var registers = meters.SelectMany(meter => meter.Registers).Select(register => register.Id).ToList();
        return ledger.ReadDaysAsync(LedgerView.AsClosed, scope.Access(registers), registers, from, to, cancellationToken);
    }

    /// <summary>The dated changes of what lies upstream of a meter that was found through the scope, oldest first.</summary>
    public async Task<IReadOnlyList<MeterParentChange>> ParentChangesAsync(Scope scope, Meter meter, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<MeterParentChange>().AsNoTracking()
            .Where(change => change.MeterCode == meter.Code && state.SeenMeters(scope).Any(seen => seen.Code == change.MeterCode)).OrderBy(change => change.From).ToListAsync(cancellationToken);
    }

    /// <summary>The open findings of meters that were found through the scope.</summary>
    public Task<IReadOnlyList<Finding>> FindingsAsync(Scope scope, IEnumerable<Meter> meters, CancellationToken cancellationToken)
    {
        var registers = meters.SelectMany(meter => meter.Registers).Select(register => register.Id).ToList();
        return ledger.ReadFindingsAsync(scope.Access(registers), registers, cancellationToken);
    }
}
