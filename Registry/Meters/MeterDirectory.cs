using System.Collections.Frozen;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Meters;

/// <summary>The registry's meters in memory; knows none until it was refreshed.</summary>
public sealed class MeterDirectory(IDbContextFactory<StateContext> states, IOptions<SiteOptions> site) : IMeterDirectory
{
    private volatile FrozenDictionary<string, KnownMeter>? _meters;

    /// <inheritdoc/>
    public bool IsLoaded => _meters is not null;

    /// <inheritdoc/>
    public double ExpectedPerHour { get; private set; }

    /// <inheritdoc/>
    public KnownMeter? Find(string meterCode) => _meters?.GetValueOrDefault(meterCode);

    /// <inheritdoc/>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var meters = await state.Set<Meter>().AsNoTracking().Include(m => m.Registers).ToListAsync(cancellationToken);
        ExpectedPerHour = meters.Where(m => !m.Billed && m.RemovedAt is null).Sum(m => 3_600.0 * m.Registers.Count / m.ExpectedIntervalSeconds);
        _meters = meters.ToFrozenDictionary(m => m.Code, Known, StringComparer.Ordinal);
    }

    private KnownMeter Known(Meter meter) => new(
        meter.Code,
        meter.InstitutionCode,
        meter.Registers.ToFrozenDictionary<MeterRegister, string, RegisterFacts>(
            r => r.Name,
            r => RegisterFactsBuilder.Build(meter, r, [], [], site.Value.Zone),
            StringComparer.Ordinal));
}
