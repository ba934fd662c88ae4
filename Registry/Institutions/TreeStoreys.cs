using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Institutions;

/// <summary>Gathers a part of the metering tree from the state database: one pair of questions for each storey, of which there are few.</summary>
/// <param name="state">The state database.</param>
internal sealed class TreeStoreys(StateContext state)
{
    private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal);
    private readonly Dictionary<int, MeterParentChange> _changes = [];

    /// <summary>What has been gathered.</summary>
    public MeteringTree Tree() => new(_meters.Values, _changes.Values);

    /// <summary>Takes meters in with their changes.</summary>
    /// <param name="codes">Their codes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddAsync(IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        List<string> wanted = [.. codes.Where(code => !_meters.ContainsKey(code)).Distinct(StringComparer.Ordinal)];
        if (wanted.Count > 0)
        {
            await TakeAsync(Meters().Where(meter => EF.Parameter(wanted).Contains(meter.Code)), cancellationToken);
        }
    }

    /// <summary>Takes the meters of some institutions in.</summary>
    /// <param name="institutions">Their codes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task AddOwnAsync(List<string> institutions, CancellationToken cancellationToken) =>
        TakeAsync(Meters().Where(meter => EF.Parameter(institutions).Contains(meter.InstitutionCode)), cancellationToken);

    /// <summary>Takes in whatever lies upstream, on any day, of what has been gathered.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddUpstreamAsync(CancellationToken cancellationToken)
    {
        for (var before = -1; before < _meters.Count;)
        {
            before = _meters.Count;
            await AddAsync(_meters.Values.Select(meter => meter.ParentCode).Concat(_changes.Values.Select(change => change.ParentCode)).OfType<string>(), cancellationToken);
        }
    }

    /// <summary>Takes in whatever lies downstream, on any day, of what has been gathered.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddDownstreamAsync(CancellationToken cancellationToken)
    {
        List<string> storey = [.. _meters.Keys];
        while (storey.Count > 0)
        {
            var found = await Meters().Where(meter => EF.Parameter(storey).Contains(meter.ParentCode!)).Select(meter => meter.Code).ToListAsync(cancellationToken);
            var moved = await state.Set<MeterParentChange>().Where(change => EF.Parameter(storey).Contains(change.ParentCode!)).Select(change => change.MeterCode).ToListAsync(cancellationToken);
            storey = [.. found.Concat(moved).Where(code => !_meters.ContainsKey(code)).Distinct(StringComparer.Ordinal)];
            await AddAsync(storey, cancellationToken);
        }
    }

    private IQueryable<Meter> Meters() => state.Set<Meter>().AsNoTracking().Include(meter => meter.Registers);

    private async Task TakeAsync(IQueryable<Meter> meters, CancellationToken cancellationToken)
    {
        var found = await meters.ToListAsync(cancellationToken);
        List<string> codes = [.. found.Select(meter => meter.Code).Where(code => !_meters.ContainsKey(code))];
        foreach (var meter in found)
        {
            _meters[meter.Code] = meter;
        }

        foreach (var change in codes.Count == 0
            ? []
            : await state.Set<MeterParentChange>().AsNoTracking().Where(change => EF.Parameter(codes).Contains(change.MeterCode)).ToListAsync(cancellationToken))
        {
            _changes[change.Id] = change;
        }
    }
}
