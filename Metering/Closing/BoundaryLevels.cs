using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Metering.Closing;

/// <summary>Reads the levels of registers at the beginning of a day from the readings themselves.</summary>
/// <param name="readings">The readings.</param>
/// <param name="ledger">Where settlement has left checkpoints, so that only readings around the day are read.</param>
public sealed class BoundaryLevels(IReadingStore readings, IConsumptionLedger ledger)
{
    private static readonly DateTimeOffset First = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Enough for the reading after the boundary in the usual case; what is not found in it is looked for in all that follows.
    private static readonly TimeSpan Soon = TimeSpan.FromDays(4);
    private static readonly TimeSpan CloseTogether = TimeSpan.FromDays(2);

    /// <summary>The levels at the first instant of a day, each in its register's zone.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="facts">The facts of the registers, each once.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyDictionary<RegisterId, BoundaryLevel>> AtStartOfAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterFacts> facts, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var checkpoints = await ledger.FindCheckpointsAsync(access, [.. facts.Select(f => (f.Register, day))], cancellationToken);
        var finders = facts.ToDictionary(
            f => f.Register,
            f => new BoundaryFinder(f, CalendarDays.StartOf(day, f.Zone), checkpoints.GetValueOrDefault(f.Register)?.Checkpoint));
        var middle = (facts.Count == 0 ? First : facts.Max(f => CalendarDays.StartOf(day, f.Zone))) + Soon;
        foreach (var batch in Batch(finders))
        {
            await ReadAsync(access, batch, batch.Values.Min(f => f.ReadFrom ?? First), middle, cancellationToken);
        }

        var open = finders.Where(f => !f.Value.IsDone).ToDictionary();
        await ReadAsync(access, open, middle, End, cancellationToken);
        return finders.ToDictionary(f => f.Key, f => f.Value.Finish());
    }

    // One that has been silent for a year must not make the others' year be read.
    private static IEnumerable<Dictionary<RegisterId, BoundaryFinder>> Batch(Dictionary<RegisterId, BoundaryFinder> finders)
    {
        var batch = new Dictionary<RegisterId, BoundaryFinder>();
        var first = First;
        foreach (var (register, finder) in finders.OrderBy(f => f.Value.ReadFrom ?? First))
        {
            var from = finder.ReadFrom ?? First;
            if (batch.Count > 0 && from - first > CloseTogether)
            {
                yield return batch;
                batch = [];
            }

            first = batch.Count == 0 ? from : first;
            batch.Add(register, finder);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task ReadAsync(
        RegisterAccess access, Dictionary<RegisterId, BoundaryFinder> finders, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (finders.Count == 0)
        {
            return;
        }

        await foreach (var reading in readings.ReadAsync(access, [.. finders.Keys], from, to, cancellationToken))
        {
            finders[reading.Register].Add(reading);
        }
    }
}
