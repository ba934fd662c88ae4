using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Tests.Metering.Fakes;

/// <summary>A consumption ledger in memory.</summary>
internal sealed partial class FakeLedger : IConsumptionLedger
{
    private readonly SortedDictionary<(RegisterId Register, DateOnly Day), LedgerDay> _days = [];
    private readonly List<Finding> _findings = [];

    public string Description => "in memory";

    /// <summary>Thrown by the next replacement, before anything is replaced.</summary>
    public Exception? Fault { get; set; }

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> ReplaceAsync(IReadOnlyCollection<LedgerChange> changes, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            Fault = null;
            throw fault;
        }

        var changed = 0;
        foreach (var change in changes)
        {
            var old = _days.Values.Where(d => d.Register == change.Register && d.Day >= change.From && d.Day < change.To).ToList();
            old.ForEach(d => _days.Remove((d.Register, d.Day)));
            foreach (var day in change.Days)
            {
                Assert.True(day.Day >= change.From && day.Day < change.To, "A change gives days of its range only.");
                changed += old.Contains(day) ? 0 : 1;
                _days.Add((day.Register, day.Day), day);
            }

            _findings.RemoveAll(f => f.Register == change.Register && f.At >= change.FindingsFrom && f.At < change.FindingsTo);
            Assert.All(change.Findings, f => Assert.True(f.At >= change.FindingsFrom && f.At < change.FindingsTo));
            _findings.AddRange(change.Findings);
        }

        NoteTouched();
        return Task.FromResult(changed);
    }

    public Task<IReadOnlyList<LedgerDay>> ReadDaysAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LedgerDay>>(
            [.. _days.Values.Where(d => registers.Contains(d.Register) && d.Day >= from && d.Day < to)]);

    public Task<IReadOnlyList<LedgerMonth>> SumMonthsAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Task.FromResult(Sum(_days.Values.Where(d => registers.Contains(d.Register) && d.Day >= from && d.Day < to)));

    public Task<IReadOnlyList<Finding>> ReadFindingsAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(
            [.. _findings.Where(f => registers.Contains(f.Register)).OrderBy(f => f.Register).ThenBy(f => f.At).ThenBy(f => f.Kind)]);

    public Task<IReadOnlyList<Finding>> ListFindingsAsync(
        RegisterAccess access, IReadOnlyCollection<FindingKind> kinds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(
            [.. _findings.Where(f => kinds.Contains(f.Kind) && access.Allows(f.Register)).OrderByDescending(f => f.At).ThenBy(f => f.Register).ThenBy(f => f.Kind)]);

    public Task<LedgerDay?> FindCheckpointAsync(
        RegisterAccess access, RegisterId register, DateOnly before, CancellationToken cancellationToken) =>
        Task.FromResult(_days.Values.LastOrDefault(d => d.Register == register && d.Day < before && d.Checkpoint is not null));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
