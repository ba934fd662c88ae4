using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Tests.Metering.Fakes;

/// <summary>Settlement marks in memory.</summary>
internal sealed class FakeMarks : ISettlementMarks
{
    private readonly Dictionary<RegisterId, SettlementMark> _marks = [];
    private long _generation;

    public Task MarkAsync(IReadOnlyCollection<SettlementRange> ranges, CancellationToken cancellationToken)
    {
        foreach (var range in ranges)
        {
            var wide = range;
            if (_marks.TryGetValue(range.Register, out var old))
            {
                wide = wide with
                {
                    From = old.Range.From < range.From ? old.Range.From : range.From,
                    To = old.Range.To > range.To ? old.Range.To : range.To,
                };
            }

            _marks[range.Register] = new SettlementMark(wide, ++_generation);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SettlementMark>> ListAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SettlementMark>>([.. _marks.Values.OrderBy(m => m.Generation).Take(limit)]);

    public Task ClearAsync(IReadOnlyCollection<SettlementMark> settled, CancellationToken cancellationToken)
    {
        foreach (var mark in settled.Where(m => _marks.GetValueOrDefault(m.Range.Register).Generation == m.Generation))
        {
            _marks.Remove(mark.Range.Register);
        }

        return Task.CompletedTask;
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult((long)_marks.Count);
}
