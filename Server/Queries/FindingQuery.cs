using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>One disturbance of a register: the readings around it, the last good register before it, and the decisions that fit.</summary>
internal sealed class FindingQuery(
    IDbContextFactory<StateContext> states, IReadingStore readings, IConsumptionLedger ledger, IRegisterFactsSource facts)
{
    private const int Around = 24;
    private static readonly DateTimeOffset First = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Looks at a disturbance.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="register">The register.</param>
    /// <param name="kind">The finding's kind.</param>
    /// <param name="at">Its first point.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The view, or <see langword="null"/> where the scope does not see the register.</returns>
    public async Task<FindingView?> FindAsync(
        Scope scope, RegisterId register, FindingKind kind, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var meter = await state.SeenMeters(scope).SingleOrDefaultAsync(m => m.Code == register.Meter, cancellationToken);
        if (meter?.Registers.FirstOrDefault(r => r.Name == register.Name) is not { } counter || at.Year is < 2000 or > 2200)
        {
            return null;
        }

        var institution = await state.Seen(scope).SingleAsync(i => i.Code == meter.InstitutionCode, cancellationToken);
        var access = scope.Access([register]);
        var known = (await facts.GetAsync(access, [register], cancellationToken))[register];
        var open = (await ledger.ReadFindingsAsync(access, [register], cancellationToken)).FirstOrDefault(f => f.Kind == kind && f.At == at);
        var last = await LastGoodAsync(access, known, at, cancellationToken);
        var near = await NearAsync(access, known, at, cancellationToken);
        var entered = known.Events.OfType<Replacement>().FirstOrDefault(e => e.At == at)?.Final;
        var first = entered ?? near.Where(reading => reading.Time == at).Select(reading => (decimal?)reading.Value).FirstOrDefault();
        return new FindingView(
            meter, institution, counter, open, at, kind, last, first,
            open is null ? [] : FittingDecisions.For(kind, first - last, known, at), near);
    }

    private async Task<decimal?> LastGoodAsync(RegisterAccess access, RegisterFacts known, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = await ledger.FindCheckpointAsync(access, known.Register, CalendarDays.DayOf(at, known.Zone), cancellationToken);
        var resumed = RegisterSettlement.ResumesAfter(known, row?.Checkpoint);
        var before = new List<Reading>();
        await foreach (var reading in readings.ReadAsync(access, [known.Register], resumed?.AddMicroseconds(1) ?? First, at, cancellationToken))
        {
            before.Add(reading);
        }

        var earlier = known with { Events = [.. known.Events.Where(e => e.At < at)] };
        return RegisterSettlement.Settle(earlier, before, resumed is null ? null : row!.Checkpoint).Terms.Last;
    }

    private async Task<IReadOnlyList<Reading>> NearAsync(RegisterAccess access, RegisterFacts known, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Wide enough to hold some readings where a few are missing, whatever their interval.
        var width = TimeSpan.FromTicks(Math.Clamp(known.ExpectedInterval.Ticks * Around * 2, TimeSpan.TicksPerHour * 6, TimeSpan.TicksPerDay * 120));
        var near = new List<Reading>();
        await foreach (var reading in readings.ReadAsync(access, [known.Register], at - width, at + width, cancellationToken))
        {
            near.Add(reading);
        }

        near.AddRange(known.Events.OfType<HandReading>().Where(e => e.At >= at - width && e.At < at + width)
            .Select(e => new Reading(known.Register, e.At, e.Value, e.At, TimeBasis.Manual)));
        var ordered = near.OrderBy(reading => reading.Time).ThenBy(reading => reading.Value).ToList();
        return [.. ordered.Where(reading => reading.Time < at).TakeLast(Around), .. ordered.Where(reading => reading.Time >= at).Take(Around)];
    }
}

/// <summary>A disturbance as a person sees it.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Institution">Its institution.</param>
/// <param name="Counter">The register.</param>
/// <param name="Open">The finding, or <see langword="null"/> where it is not open (any more).</param>
/// <param name="At">The first point.</param>
/// <param name="Kind">The kind asked for.</param>
/// <param name="LastGood">The last good register before it, or <see langword="null"/>.</param>
/// <param name="FirstValue">What the register showed at the first point, or <see langword="null"/>.</param>
/// <param name="Fitting">The decisions that fit; empty where it is not open.</param>
/// <param name="Near">The readings around it, in the order of time.</param>
internal sealed record FindingView(
    Meter Meter, Institution Institution, MeterRegister Counter, Finding? Open, DateTimeOffset At, FindingKind Kind, decimal? LastGood, decimal? FirstValue,
    IReadOnlyList<DecisionKind> Fitting, IReadOnlyList<Reading> Near);
