using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Meters;

/// <summary>The registry's meters in memory; knows none until it was refreshed.</summary>
public sealed class MeterDirectory(IDbContextFactory<StateContext> states, IOptions<SiteOptions> site) : IMeterDirectory
{
    private volatile Dictionary<string, KnownMeter>? _meters;

    /// <inheritdoc/>
    public bool IsLoaded => _meters is not null;

    /// <inheritdoc/>
    public double ExpectedPerHour { get; private set; }

    /// <inheritdoc/>
    public KnownMeter? Find(ReadOnlySpan<char> meterCode) =>
        _meters is { } meters && meters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(meterCode, out var meter) ? meter : null;

    /// <inheritdoc/>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var meters = new Dictionary<string, KnownMeter>(await state.Set<Meter>().CountAsync(cancellationToken), StringComparer.Ordinal);
        var (names, zones) = (new Dictionary<string, string>(), new Dictionary<string, TimeZoneInfo>());
        var expected = 0.0;

        // Row by row: the rows of a million meters at once would take more memory than all the rest of the server.
        await foreach (var row in Rows(state).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!meters.TryGetValue(row.Code, out var meter))
            {
                meter = new KnownMeter(
                    row.Code, Same(names, row.InstitutionCode), Zone(zones, row.Zone ?? site.Value.Zone), ClockBounds.Since(row.InstalledAt), []);
            }

            if (row.Register is { } register && row.Unit is { } unit)
            {
                meter = meter with { Registers = meter.Registers.Add(new KnownRegister(new RegisterId(meter.Code, Same(names, register)), unit)) };
                expected += row.IsExpected ? 3_600.0 / row.ExpectedIntervalSeconds : 0;
            }

            meters[meter.Code] = meter;
        }

        ExpectedPerHour = expected;
        _meters = meters;
    }

    private static IQueryable<Row> Rows(StateContext state) =>
        from meter in state.Set<Meter>()
        from register in meter.Registers.DefaultIfEmpty()
        select new Row(
            meter.Code,
            meter.InstitutionCode,
            meter.Zone,
            meter.InstalledAt,
            meter.ExpectedIntervalSeconds,
            !meter.Billed && meter.RemovedAt == null,
            register == null ? null : register.Name,
            register == null ? null : register.Unit);

    // Institutions and registers have few names for many meters.
    private static string Same(Dictionary<string, string> names, string name)
    {
        if (!names.TryGetValue(name, out var same))
        {
            names[name] = same = name;
        }

        return same;
    }

    private static TimeZoneInfo Zone(Dictionary<string, TimeZoneInfo> zones, string name)
    {
        if (!zones.TryGetValue(name, out var zone))
        {
            zones[name] = zone = SiteZone.Find(name);
        }

        return zone;
    }

    private sealed record Row(
        string Code,
        string InstitutionCode,
        string? Zone,
        DateTimeOffset? InstalledAt,
        int ExpectedIntervalSeconds,
        bool IsExpected,
        string? Register,
        MeasureUnit? Unit);
}
