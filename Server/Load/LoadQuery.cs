using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Queries;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Load;

/// <summary>
/// Hours of consumption. The ledger keeps days, so hours are settled from the readings when they are asked for, as the days were;
/// those of a closed month are as they are known now.
/// </summary>
internal sealed class LoadQuery(
    IDbContextFactory<StateContext> states, IReadingStore readings, IConsumptionLedger ledger, IRegisterFactsSource facts, SiteClock clock)
{
    private static readonly DateTimeOffset First = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LongestLook = TimeSpan.FromDays(120), ShortestLook = TimeSpan.FromHours(7);

    /// <summary>The energy types and units that an institution's boundary has in some days, in order.</summary>
    /// <param name="scope">Who asks; nothing where it does not see the institution.</param>
    /// <param name="code">The institution.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<LoadType>> TypesAsync(Scope scope, string code, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (terms, registers) = await TermsAsync(scope, code, null, from, to, cancellationToken);
        return
        [
            .. terms.Where(term => registers.ContainsKey(Register(term)))
                .GroupBy(term => (term.EnergyType, Unit: registers[Register(term)].Unit.Base()))
                .Select(group => new LoadType(group.Key.EnergyType, group.Key.Unit, group.Max(term => registers[Register(term)].IntervalSeconds)))
                .OrderBy(type => type.EnergyType).ThenBy(type => type.Unit),
        ];
    }

    /// <summary>The hours of an institution's energy type over its dated boundary.</summary>
    /// <param name="scope">Who asks; nothing where it does not see the institution.</param>
    /// <param name="code">The institution.</param>
    /// <param name="type">The energy type in one unit.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<LoadHour>> OfInstitutionAsync(
        Scope scope, string code, LoadType type, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (all, registers) = await TermsAsync(scope, code, type.EnergyType, from, to, cancellationToken);
        var terms = all.Where(term => registers.TryGetValue(Register(term), out var of) && of.Unit.Base() == type.Unit).ToList();
        var hours = await HoursAsync(scope, [.. terms.Select(Register).Distinct()], from, to, cancellationToken);
        return LoadSum.Of(
            terms.SelectMany(term => hours[Register(term)].Where(hour => term.HoldsOn(DayOf(hour))).Select(hour => (hour, term.Sign * term.Share))),
            clock.Local);
    }

    /// <summary>The hours of a register of a meter that was found through the scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="register">The register.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<LoadHour>> OfRegisterAsync(Scope scope, RegisterId register, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var hours = await HoursAsync(scope, [register], from, to, cancellationToken);
        return LoadSum.Of(hours[register].Select(hour => (hour, 1m)), clock.Local);
    }

    private static RegisterId Register(BoundaryTerm term) => new(term.MeterCode, term.RegisterName);

    private DateOnly DayOf(ConsumptionHour hour) => DateOnly.FromDateTime(clock.Local(hour.From).DateTime);

    private async Task<(List<BoundaryTerm> Terms, Dictionary<RegisterId, (MeasureUnit Unit, int IntervalSeconds)> Registers)> TermsAsync(
        Scope scope, string code, EnergyType? type, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var codes = state.Seen(scope).Where(institution => institution.Code == code).Select(institution => institution.Code);
        var wanted = state.Set<BoundaryTerm>().AsNoTracking()
            .Where(term => codes.Contains(term.InstitutionCode) && (type == null || term.EnergyType == type) && term.From < to && (term.To == null || term.To > from));
        var terms = await wanted.OrderBy(term => term.Id).ToListAsync(cancellationToken);
        var meters = wanted.Select(term => term.MeterCode);
        var registers = await state.Set<Meter>().AsNoTracking().Where(meter => meters.Contains(meter.Code))
            .SelectMany(meter => meter.Registers, (meter, register) => new { meter.Code, register.Name, register.Unit, meter.ExpectedIntervalSeconds }).ToListAsync(cancellationToken);
        return (terms, registers.ToDictionary(of => new RegisterId(of.Code, of.Name), of => (of.Unit, of.ExpectedIntervalSeconds)));
    }

    // Each register goes on from what the ledger knows of the day before, and ends where later readings change nothing more.
    private async Task<ILookup<RegisterId, ConsumptionHour>> HoursAsync(
        Scope scope, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var access = scope.Access(registers);
        var known = await facts.GetAsync(access, registers, cancellationToken);
        var before = await ledger.FindCheckpointsAsync(access, [.. known.Keys.Select(register => (register, from))], cancellationToken);
        var traces = known.Values.ToDictionary(of => of.Register, of => new SettlementTrace(of, from, to, before.GetValueOrDefault(of.Register)?.Checkpoint));

        // Whoever has nothing to go on from is read from its beginning, and that must not drag the others along.
        foreach (var group in traces.GroupBy(trace => trace.Value.ReadFrom is null))
        {
            var until = clock.StartOf(to) + group.Max(trace => Look(known[trace.Key]));
            await foreach (var reading in readings.ReadAsync(
                access, [.. group.Select(trace => trace.Key)], group.Min(trace => trace.Value.ReadFrom) ?? First, until, cancellationToken))
            {
                traces[reading.Register].Add(reading);
            }
        }

        return traces.SelectMany(trace => trace.Value.Finish().Hours, (trace, hour) => (trace.Key, Hour: hour)).ToLookup(of => of.Key, of => of.Hour);
    }

    private static TimeSpan Look(RegisterFacts of) =>
        TimeSpan.FromTicks(Math.Clamp((of.AllowedGap ?? (2 * of.ExpectedInterval)).Ticks * 3, ShortestLook.Ticks, LongestLook.Ticks));
}

/// <summary>An energy type in one unit.</summary>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The base unit.</param>
/// <param name="IntervalSeconds">The widest interval at which its meters are expected to report, seconds.</param>
internal sealed record LoadType(EnergyType EnergyType, MeasureUnit Unit, int IntervalSeconds);
