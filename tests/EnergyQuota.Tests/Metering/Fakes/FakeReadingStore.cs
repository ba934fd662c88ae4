using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Tests.Metering.Fakes;

/// <summary>A reading store in memory.</summary>
internal sealed class FakeReadingStore : IReadingStore
{
    private readonly SortedDictionary<(RegisterId Register, DateTimeOffset Time, decimal Value), Reading> _rows = [];
    private readonly Dictionary<(RegisterId Register, DateTimeOffset Time), List<decimal>> _values = [];

    public string Description => "in memory";

    /// <summary>Readings cannot be read.</summary>
    public bool IsAway { get; set; }

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        var others = new List<ReadingFate>();
        var seen = new HashSet<(RegisterId, DateTimeOffset, decimal)>();
        foreach (var (index, reading) in batch.Index())
        {
            var key = (reading.Register, reading.Time, reading.Value);
            var isFirst = seen.Add(key);
            if (_rows.TryGetValue(key, out var known))
            {
                // As the engines do: a row is one reading's own, also when its message comes again.
                var own = isFirst && known.ReceivedAt == reading.ReceivedAt;
                var place = _values[(reading.Register, reading.Time)].IndexOf(reading.Value);
                others.Add(new ReadingFate(index, !own ? FateKind.Repeat : place == 0 ? FateKind.AddedBefore : FateKind.ConflictBefore));
                continue;
            }

            _rows.Add(key, reading);
            if (_values.TryGetValue((reading.Register, reading.Time), out var values))
            {
                values.Add(reading.Value);
                others.Add(new ReadingFate(index, FateKind.Conflict));
            }
            else
            {
                _values.Add((reading.Register, reading.Time), [reading.Value]);
            }
        }

        var conflicts = others.Count(other => other.Kind == FateKind.Conflict);
        return Task.FromResult(new AppendOutcome(batch.Count - others.Count, others.Count - conflicts, conflicts) { Others = others });
    }

    public async IAsyncEnumerable<Reading> ReadAsync(
        RegisterAccess access,
        IReadOnlyCollection<RegisterId> registers,
        DateTimeOffset from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        access.Demand(registers);
        await Task.CompletedTask;
        if (IsAway)
        {
            throw new StoreUnavailableException("The store is away.");
        }

        foreach (var reading in _rows.Values.Where(r => registers.Contains(r.Register) && r.Time >= from && r.Time < to))
        {
            yield return reading;
        }
    }

    public Task<long> CountAsync(
        RegisterAccess access,
        IReadOnlyCollection<RegisterId> registers,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken) =>
        Task.FromResult(_rows.Values.LongCount(r => registers.Contains(r.Register) && r.Time >= from && r.Time < to));

    public IReadOnlyList<Reading> All(RegisterId register) => [.. _rows.Values.Where(r => r.Register == register)];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
