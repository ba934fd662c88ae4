using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Reads every raw row back: the store holds exactly what was published.</summary>
/// <param name="store">The reading store, opened.</param>
/// <param name="differences">Where differences are counted.</param>
internal sealed class RawRowCheck(IReadingStore store, Differences differences)
{
    private static readonly DateTimeOffset From = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Compares all meters.</summary>
    /// <param name="series">The meters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(IReadOnlyList<MeterSeries> series, CancellationToken cancellationToken)
    {
        var access = RegisterAccess.System("trial");
        var missing = differences.Begin("published readings that are stored");
        var extra = differences.Begin("stored rows that were published, each once");
        foreach (var meter in series)
        {
            var waiting = meter.Positions.ToHashSet();
            await foreach (var row in store.ReadAsync(access, [meter.Register], From, To, cancellationToken))
            {
                extra.Check(waiting.Remove(new Position(row.Time, row.Value)), $"{meter.Code} {row.Time:u} {row.Value} is extra");
            }

            for (var i = 0; i < meter.Positions.Count; i++)
            {
                var position = meter.Positions[i];
                missing.Check(!waiting.Contains(position), $"{meter.Code} {position.Time:u} {position.Value} is missing");
            }
        }
    }
}
