using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Tests.Metering.Fakes;

/// <content>Closed months, by plain copies of their days: what the real ledger must agree with.</content>
internal sealed partial class FakeLedger
{
    private readonly List<Frozen> _frozen = [];

    /// <summary>Thrown by the next confirmation, before anything is confirmed.</summary>
    public Exception? ConfirmFault { get; set; }

    /// <summary>Thrown by the next reopening, before anything is taken back.</summary>
    public Exception? ReopenFault { get; set; }

    public Task<IReadOnlyList<ClosedRegister>> FreezeAsync(
        RegisterAccess access, string closing, Month month, IReadOnlyCollection<RegisterToClose> registers, CancellationToken cancellationToken)
    {
        access.Demand(registers.Select(r => r.Register));
        if (_frozen.Exists(f => f.Closed.Closing == closing && f.Confirmed))
        {
            throw new InvalidOperationException($"The closing {closing} is confirmed; it cannot be frozen again.");
        }

        _frozen.RemoveAll(f => f.Closed.Closing == closing);
        var made = new List<Frozen>();
        foreach (var wanted in registers.OrderBy(r => r.Register))
        {
            var taken = _frozen.Find(f => f.Closed.Register == wanted.Register && f.Closed.Month == month);
            var days = taken?.Days ?? DaysOf(wanted.Register, month);
            made.Add(new Frozen(
                taken is null
                    ? new ClosedRegister(closing, wanted.Register, month, wanted.Start, wanted.End, MonthFigures.Of(days), wanted.ExpectedHours, DayDigest.Of(days))
                    : taken.Closed with { Closing = closing },
                days,
                [.. taken?.Touched ?? []]));
        }

        _frozen.AddRange(made);
        return Task.FromResult<IReadOnlyList<ClosedRegister>>([.. made.Select(f => f.Closed)]);
    }

    public Task ConfirmAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken)
    {
        if (ConfirmFault is { } fault)
        {
            ConfirmFault = null;
            throw fault;
        }

        _frozen.Where(f => closings.Contains(f.Closed.Closing)).ToList().ForEach(f => f.Confirmed = true);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken)
    {
        _frozen.RemoveAll(f => !f.Confirmed && closings.Contains(f.Closed.Closing));
        return Task.CompletedTask;
    }

    public Task ReopenAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken)
    {
        if (ReopenFault is { } fault)
        {
            ReopenFault = null;
            throw fault;
        }

        _frozen.RemoveAll(f => closings.Contains(f.Closed.Closing));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListUnconfirmedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _frozen.Where(f => !f.Confirmed).Select(f => f.Closed.Closing).Distinct().Order(StringComparer.Ordinal)]);

    public Task<IReadOnlyList<ClosedRegister>> ReadClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, Month from, Month to, CancellationToken cancellationToken)
    {
        access.Demand(registers);
        return Task.FromResult<IReadOnlyList<ClosedRegister>>(
        [
            .. _frozen.Where(f => f.Confirmed && registers.Contains(f.Closed.Register) && f.Closed.Month >= from && f.Closed.Month <= to)
                .Select(f => f.Closed).OrderBy(c => c.Register).ThenBy(c => c.Month).ThenBy(c => c.Closing, StringComparer.Ordinal),
        ]);
    }

    public async Task<IReadOnlyList<LedgerDay>> ReadDaysAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var known = await ReadDaysAsync(access, registers, from, to, cancellationToken);
        var closed = Confirmed().Where(f => registers.Contains(f.Closed.Register)).ToList();
        var months = closed.Select(f => (f.Closed.Register, f.Closed.Month)).ToHashSet();
        return
        [
            .. known.Where(d => !months.Contains((d.Register, Month.Of(d.Day))))
                .Concat(closed.SelectMany(f => f.Days).Where(d => d.Day >= from && d.Day < to))
                .OrderBy(d => d.Register).ThenBy(d => d.Day),
        ];
    }

    public async Task<IReadOnlyList<LedgerMonth>> SumMonthsAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Sum(await ReadDaysAsClosedAsync(access, registers, from, to, cancellationToken));

    public Task<IReadOnlyList<ClosedDifference>> ListDifferencesAsync(RegisterAccess access, Month from, Month to, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ClosedDifference>>(
        [
            .. Confirmed().Where(f => access.Allows(f.Closed.Register) && f.Closed.Month >= from && f.Closed.Month <= to && f.Touched.Count > 0)
                .Select(f => new ClosedDifference(
                    f.Closed.Register, f.Closed.Month, f.Closed.Figures, MonthFigures.Of(DaysOf(f.Closed.Register, f.Closed.Month)), DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, f.Touched.Count))
                .OrderBy(d => d.Month).ThenBy(d => d.Register),
        ]);

    private static IReadOnlyList<LedgerMonth> Sum(IEnumerable<LedgerDay> days) =>
    [
        .. days.GroupBy(d => (d.Register, d.Day.Year, d.Day.Month)).Select(m => new LedgerMonth(
            m.Key.Register, m.Key.Year, m.Key.Month, m.Sum(d => d.Amount), m.Sum(d => d.Quantity), m.Sum(d => d.MeasuredHours), m.Sum(d => d.EstimatedHours), m.Sum(d => d.ManualHours))),
    ];

    private IEnumerable<Frozen> Confirmed() => _frozen.Where(f => f.Confirmed).DistinctBy(f => (f.Closed.Register, f.Closed.Month));

    private List<LedgerDay> DaysOf(RegisterId register, Month month) =>
        [.. _days.Values.Where(d => d.Register == register && Month.Of(d.Day) == month).Select(d => d with { Checkpoint = null })];

    private void NoteTouched()
    {
        foreach (var frozen in _frozen)
        {
            var now = DaysOf(frozen.Closed.Register, frozen.Closed.Month);
            frozen.Touched.UnionWith(frozen.Days.Except(now).Concat(now.Except(frozen.Days)).Select(d => d.Day));
        }
    }

    // Days touched belong to the register's month: a later closing of it takes them over with the figures.
    private sealed record Frozen(ClosedRegister Closed, List<LedgerDay> Days, HashSet<DateOnly> Touched)
    {
        public bool Confirmed { get; set; }
    }
}
