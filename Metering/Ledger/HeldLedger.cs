using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Metering.Ledger;

/// <summary>
/// Some registers of a ledger, as closed, held in memory: for reports that ask many small questions about the same few
/// registers, all of whose figures then come from one moment. Sums are held for whole months, and day rows for the last days
/// alone, since they are many. What is not held is asked of the ledger itself.
/// </summary>
public sealed class HeldLedger : IConsumptionLedger
{
    private readonly IConsumptionLedger _ledger;
    private readonly HashSet<RegisterId> _registers;
    private readonly Dictionary<(RegisterId Register, Month Month), RegisterSum> _months;
    private readonly Dictionary<RegisterId, List<LedgerDay>> _days;
    private readonly IReadOnlyList<ClosedDifference> _differences;
    private readonly (DateOnly From, DateOnly DaysFrom, DateOnly To) _held;

    private HeldLedger(
        IConsumptionLedger ledger,
        HashSet<RegisterId> registers,
        Dictionary<(RegisterId Register, Month Month), RegisterSum> months,
        IEnumerable<LedgerDay> days,
        IReadOnlyList<ClosedDifference> differences,
        (DateOnly From, DateOnly DaysFrom, DateOnly To) held)
    {
        (_ledger, _registers, _months, _differences, _held) = (ledger, registers, months, differences, held);
        _days = days.GroupBy(day => day.Register).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <inheritdoc/>
    public string Description => _ledger.Description;

    /// <summary>Reads what is to be held.</summary>
    /// <param name="ledger">The ledger; it stays its owner's.</param>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers.</param>
    /// <param name="from">First day of which sums are held, inclusive; the first of a month.</param>
    /// <param name="daysFrom">First day of which rows are held, inclusive; the first of a month, not before <paramref name="from"/>.</param>
    /// <param name="to">Last day of both, exclusive; later than <paramref name="daysFrom"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<HeldLedger> ReadAsync(
        IConsumptionLedger ledger,
        RegisterAccess access,
        IReadOnlyCollection<RegisterId> registers,
        DateOnly from,
        DateOnly daysFrom,
        DateOnly to,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(registers);
        RegisterSpan[] spans = [.. registers.Distinct().SelectMany(register => MonthsOf(from, daysFrom), (register, month) => new RegisterSpan(register, month.FirstDay, month.Next.FirstDay))];
        var sums = spans.Length == 0 ? [] : await ledger.SumSpansAsync(LedgerView.AsClosed, LedgerSource.Months, access, spans, cancellationToken);
        var days = registers.Count == 0 ? [] : await ledger.ReadDaysAsClosedAsync(access, registers, daysFrom, to, cancellationToken);
        var differences = await ledger.ListDifferencesAsync(access, Month.Of(from), Month.Of(to.AddDays(-1)), cancellationToken);
        var months = spans.Zip(sums).ToDictionary(s => (s.First.Register, Month.Of(s.First.From)), s => s.Second);
        return new HeldLedger(ledger, [.. registers], months, days, differences, (from, daysFrom, to));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerDay>> ReadDaysAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (!HoldsDays(registers, from, to))
        {
            return await _ledger.ReadDaysAsClosedAsync(access, registers, from, to, cancellationToken);
        }

        Demand(access, registers);
        return [.. registers.Distinct().Order().SelectMany(register => Days(register, from, to))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerMonth>> SumMonthsAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (!HoldsDays(registers, from, to))
        {
            return await _ledger.SumMonthsAsClosedAsync(access, registers, from, to, cancellationToken);
        }

        Demand(access, registers);
        return
        [
            .. registers.Distinct().Order().SelectMany(register => Days(register, from, to).GroupBy(day => Month.Of(day.Day)).OrderBy(month => month.Key)
                .Select(month => new LedgerMonth(
                    register, month.Key.Year, month.Key.Number, month.Sum(d => d.Amount), month.Sum(d => d.Quantity), month.Sum(d => d.MeasuredHours),
                    month.Sum(d => d.EstimatedHours), month.Sum(d => d.ManualHours)))),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RegisterSum>> SumSpansAsync(
        LedgerView view, LedgerSource source, RegisterAccess access, IReadOnlyList<RegisterSpan> spans, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (view != LedgerView.AsClosed)
        {
            return await _ledger.SumSpansAsync(view, source, access, spans, cancellationToken);
        }

        Demand(access, spans.Select(span => span.Register));
        var sums = new RegisterSum[spans.Count];
        var elsewhere = new List<(int Index, RegisterSpan Span)>();
        foreach (var (index, span) in spans.Index())
        {
            if (Held(span) is { } sum)
            {
                sums[index] = sum;
            }
            else
            {
                elsewhere.Add((index, span));
            }
        }

        if (elsewhere.Count > 0)
        {
            var asked = await _ledger.SumSpansAsync(view, source, access, elsewhere.ConvertAll(e => e.Span), cancellationToken);
            foreach (var (at, (index, _)) in elsewhere.Index())
            {
                sums[index] = asked[at];
            }
        }

        return sums;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClosedDifference>> ListDifferencesAsync(RegisterAccess access, Month from, Month to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        return from >= Month.Of(_held.From) && to <= Month.Of(_held.To.AddDays(-1))
            ? [.. _differences.Where(d => d.Month >= from && d.Month <= to && access.Allows(d.Register))]
            : await _ledger.ListDifferencesAsync(access, from, to, cancellationToken);
    }

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => _ledger.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<int> ReplaceAsync(IReadOnlyCollection<LedgerChange> changes, CancellationToken cancellationToken) => _ledger.ReplaceAsync(changes, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerDay>> ReadDaysAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        _ledger.ReadDaysAsync(access, registers, from, to, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerMonth>> SumMonthsAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        _ledger.SumMonthsAsync(access, registers, from, to, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ReadFindingsAsync(RegisterAccess access, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellationToken) =>
        _ledger.ReadFindingsAsync(access, registers, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ListFindingsAsync(RegisterAccess access, IReadOnlyCollection<FindingKind> kinds, CancellationToken cancellationToken) =>
        _ledger.ListFindingsAsync(access, kinds, cancellationToken);

    /// <inheritdoc/>
    public Task<LedgerDay?> FindCheckpointAsync(RegisterAccess access, RegisterId register, DateOnly before, CancellationToken cancellationToken) =>
        _ledger.FindCheckpointAsync(access, register, before, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClosedRegister>> FreezeAsync(
        RegisterAccess access, string closing, Month month, IReadOnlyCollection<RegisterToClose> registers, CancellationToken cancellationToken) =>
        _ledger.FreezeAsync(access, closing, month, registers, cancellationToken);

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken) => _ledger.ConfirmAsync(closings, cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken) => _ledger.ReleaseAsync(closings, cancellationToken);

    /// <inheritdoc/>
    public Task ReopenAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken) => _ledger.ReopenAsync(closings, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListUnconfirmedAsync(CancellationToken cancellationToken) => _ledger.ListUnconfirmedAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClosedRegister>> ReadClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, Month from, Month to, CancellationToken cancellationToken) =>
        _ledger.ReadClosedAsync(access, registers, from, to, cancellationToken);

    /// <summary>Ends nothing: the ledger stays its owner's.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Demand(RegisterAccess access, IEnumerable<RegisterId> registers)
    {
        ArgumentNullException.ThrowIfNull(access);
        access.Demand(registers);
    }

    private static IEnumerable<Month> MonthsOf(DateOnly from, DateOnly to)
    {
        for (var month = Month.Of(from); month.FirstDay < to; month = month.Next)
        {
            yield return month;
        }
    }

    // Whole months from their sums, then days from their rows; a part of a month before those is not held.
    private RegisterSum? Held(RegisterSpan span)
    {
        if (!_registers.Contains(span.Register) || span.From < _held.From || span.To > _held.To)
        {
            return null;
        }

        var end = span.To < _held.DaysFrom ? span.To : _held.DaysFrom;
        var sum = default(RegisterSum);
        if (span.From < end)
        {
            if (span.From.Day != 1 || end.Day != 1)
            {
                return null;
            }

            sum = MonthsOf(span.From, end).Aggregate(sum, (all, month) => all.Plus(_months[(span.Register, month)]));
        }

        return sum.Plus(RegisterSum.Of(Days(span.Register, span.From, span.To)));
    }

    private bool HoldsDays(IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to) =>
        from >= _held.DaysFrom && to <= _held.To && registers.All(_registers.Contains);

    private IEnumerable<LedgerDay> Days(RegisterId register, DateOnly from, DateOnly to) =>
        _days.TryGetValue(register, out var days) ? days.Where(day => day.Day >= from && day.Day < to) : [];
}
