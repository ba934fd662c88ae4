using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Tests.Metering.Fakes;

/// <summary>A reading store in memory.</summary>
internal sealed class FakeReadingStore : IReadingStore
{
    private readonly SortedDictionary<(RegisterId Register, DateTimeOffset Time, decimal Value), Reading> _rows = [];

    public string Description => "in memory";

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        var added = batch.Count(r => _rows.TryAdd((r.Register, r.Time, r.Value), r));
        return Task.FromResult(new AppendOutcome(added, batch.Count - added, 0));
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
