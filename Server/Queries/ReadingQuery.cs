using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Load;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>One reading with all that is kept of where it came from and what became of it.</summary>
internal sealed class ReadingQuery(IDbContextFactory<StateContext> states, MeterQuery meters, LoadQuery load, SiteClock clock)
{
    private const int MostAround = 20_000;

    /// <summary>Looks at what a register showed at an instant.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The meter.</param>
    /// <param name="register">The register's name.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The view, or <see langword="null"/> where the scope sees no such reading.</returns>
    public async Task<ReadingView?> FindAsync(Scope scope, string code, string register, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (at.Year is < 1990 or > 2200
            || await meters.FindAsync(scope, code, cancellationToken) is not { } meter
            || meter.Registers.FirstOrDefault(of => of.Name == register) is not { } counter)
        {
            return null;
        }

        // Wide enough to hold the neighbours where some are missing.
        var width = TimeSpan.FromSeconds(Math.Clamp(meter.ExpectedIntervalSeconds * 12L, 3_600L, 86_400L * 100L));
        var around = (await meters.ReadingsAsync(scope, meter, at - width, at + width, MostAround, cancellationToken)).Where(of => of.Register == counter.Id).ToList();
        var here = around.Where(of => of.Time == at).ToList();
        if (here.Count == 0)
        {
            return null;
        }

        var local = clock.Local(at);
        var day = DateOnly.FromDateTime(local.DateTime);
        var hours = await load.OfRegisterAsync(scope, counter.Id, day, day.AddDays(1), cancellationToken);
        return new ReadingView(
            meter, counter, here, Last(around, at), Next(around, at), hours.FirstOrDefault(hour => hour.Hour == local.Hour)?.Origin,
            (await meters.FindingsAsync(scope, [meter], cancellationToken)).Where(of => of.Register == counter.Id && of.At == at).ToList(),
            await GatewayAsync(scope, code, cancellationToken));
    }

    private static Reading? Last(List<Reading> around, DateTimeOffset at) => around.FindLastIndex(of => of.Time < at) is >= 0 and var index ? around[index] : null;

    private static Reading? Next(List<Reading> around, DateTimeOffset at) => around.FindIndex(of => of.Time > at) is >= 0 and var index ? around[index] : null;

    private async Task<GatewayKey?> GatewayAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var by = await state.Set<MeterGateway>().AsNoTracking().Where(of => of.MeterCode == code && state.SeenMeters(scope).Any(meter => meter.Code == of.MeterCode))
            .Join(state.Set<ReportingGateway>(), of => of.GatewayId, gateway => gateway.Id, (_, gateway) => gateway).FirstOrDefaultAsync(cancellationToken);

        // A topic may name an institution that the scope does not see.
        return by is null || !(scope.SeesAll || await state.Seen(scope).AnyAsync(of => of.Code == by.InstitutionCode, cancellationToken)) ? null : new GatewayKey(by.InstitutionCode, by.Name);
    }
}

/// <summary>A reading as a person sees it.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Counter">The register.</param>
/// <param name="Here">What it showed at that instant: one value, or several that contradict each other.</param>
/// <param name="Before">The reading before, where one is near.</param>
/// <param name="After">The reading after, where one is near.</param>
/// <param name="Hour">How well the hour is known that begins or goes on then; <see langword="null"/> where nothing is settled.</param>
/// <param name="Findings">Open findings that begin at that instant.</param>
/// <param name="Gateway">The gateway by which the meter reported last; which one sent a single reading is not kept.</param>
internal sealed record ReadingView(
    Meter Meter, MeterRegister Counter, IReadOnlyList<Reading> Here, Reading? Before, Reading? After, HourOrigin? Hour, IReadOnlyList<Finding> Findings, GatewayKey? Gateway);
