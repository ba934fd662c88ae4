using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Metering.Ledger;

/// <summary>
/// Some registers of a ledger, as closed, held in memory: for a report that asks many small questions about the same few
/// registers, all of whose figures then come from one moment. What is not held is asked of the ledger itself.
/// </summary>
public sealed class HeldLedger : IConsumptionLedger
{
    private readonly IConsumptionLedger _ledger;
    private readonly HashSet<RegisterId> _registers;
    private readonly Dictionary<RegisterId, List<LedgerDay>> _days;
    private readonly IReadOnlyList<ClosedDifference> _differences;
    private readonly (DateOnly From, DateOnly To) _held;

    private HeldLedger(
        IConsumptionLedger ledger, HashSet<RegisterId> registers, IEnumerable<LedgerDay> days, IReadOnlyList<ClosedDifference> differences, DateOnly from, DateOnly to)
    {
        (_ledger, _registers, _differences, _held) = (ledger, registers, differences, (from, to));
        _days = days.GroupBy(day => day.Register).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <inheritdoc/>
    public string Description => _ledger.Description;

    /// <summary>Reads what is to be held.</summary>
    /// <param name="ledger">The ledger; it stays its owner's.</param>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<HeldLedger> ReadAsync(
        IConsumptionLedger ledger, RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(registers);
        var days = registers.Count == 0 ? [] : await ledger.ReadDaysAsClosedAsync(access, registers, from, to, cancellationToken);
        var differences = await ledger.ListDifferencesAsync(access, Month.Of(from), Month.Of(to.AddDays(-1)), cancellationToken);
        return new HeldLedger(ledger, [.. registers], days, differences, from, to);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerDay>> ReadDaysAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (!Holds(registers, from, to))
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
        if (!Holds(registers, from, to))
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
        if (view != LedgerView.AsClosed || !spans.All(span => Holds([span.Register], span.From, span.To)))
        {
            return await _ledger.SumSpansAsync(view, source, access, spans, cancellationToken);
        }

        Demand(access, spans.Select(span => span.Register));
        return [.. spans.Select(span => RegisterSum.Of(Days(span.Register, span.From, span.To)))];
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

    private bool Holds(IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to) =>
        from >= _held.From && to <= _held.To && registers.All(_registers.Contains);

    private IEnumerable<LedgerDay> Days(RegisterId register, DateOnly from, DateOnly to) =>
        _days.TryGetValue(register, out var days) ? days.Where(day => day.Day >= from && day.Day < to) : [];
}
