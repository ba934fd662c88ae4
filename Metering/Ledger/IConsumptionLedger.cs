using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Metering.Ledger;

/// <summary>The consumption ledger (用能台账): one current row per register and day, and the findings of each register.</summary>
public interface IConsumptionLedger : IClosedPeriods, IAsyncDisposable
{
    /// <summary>The engine and where it keeps its data, for a person.</summary>
    string Description { get; }

    /// <summary>Creates what is missing. Called once before use.</summary>
    /// <exception cref="Stores.StoreUnavailableException">The ledger cannot be opened; the message says what to do.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Replaces what is known of some registers over some days, all in one commit. Identical content writes nothing.</summary>
    /// <param name="changes">One change per register.</param>
    /// <param name="cancellationToken">Stops the replacement; none or all of it has happened.</param>
    /// <returns>How many day rows were really changed.</returns>
    /// <exception cref="ArgumentException">
    /// A register has two changes, a row or finding lies outside its change, a day comes twice, or an amount has more
    /// decimals than <see cref="LedgerLimits.AmountDecimals"/>. Quantities are rounded by <see cref="LedgerLimits.RoundQuantity"/>.
    /// </exception>
    /// <exception cref="Stores.StoreUnavailableException">The ledger cannot be written; nothing is promised, do it again.</exception>
    Task<int> ReplaceAsync(IReadOnlyCollection<LedgerChange> changes, CancellationToken cancellationToken);

    /// <summary>Day rows of registers, ordered by register and day; a day of which nothing is known has no row.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<LedgerDay>> ReadDaysAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Month sums of registers, ordered by register and month.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<LedgerMonth>> SumMonthsAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Sums of many registers, each over days of its own, in one look at the ledger.</summary>
    /// <param name="view">Which figures of closed months are wanted.</param>
    /// <param name="source">From which rows.</param>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="spans">The spans wanted; the same register may come more than once.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>One sum per span, in the order given; all zero where no day has a row.</returns>
    async Task<IReadOnlyList<RegisterSum>> SumSpansAsync(
        LedgerView view, LedgerSource source, RegisterAccess access, IReadOnlyList<RegisterSpan> spans, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var sums = new RegisterSum[spans.Count];
        foreach (var group in spans.Index().GroupBy(s => (s.Item.From, s.Item.To)))
        {
            var registers = group.Select(s => s.Item.Register).Distinct().ToList();
            var days = (await this.ReadDaysAsync(view, access, registers, group.Key.From, group.Key.To, cancellationToken)).ToLookup(d => d.Register);
            foreach (var (index, span) in group)
            {
                sums[index] = RegisterSum.Of(days[span.Register]);
            }
        }

        return sums;
    }

    /// <summary>Open findings of registers, ordered by register and time.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<Finding>> ReadFindingsAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellationToken);

    /// <summary>Open findings of some kinds over all registers that may be seen, newest first: what waits at the data desk.</summary>
    /// <param name="access">Who asks; what it may not see is left out.</param>
    /// <param name="kinds">The kinds wanted.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<Finding>> ListFindingsAsync(
        RegisterAccess access, IReadOnlyCollection<FindingKind> kinds, CancellationToken cancellationToken);

    /// <summary>The newest row before a day that carries a checkpoint, or <see langword="null"/>.</summary>
    /// <param name="access">Who asks; a register outside it refuses the query.</param>
    /// <param name="register">The register.</param>
    /// <param name="before">The day before which to look.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<LedgerDay?> FindCheckpointAsync(
        RegisterAccess access, RegisterId register, DateOnly before, CancellationToken cancellationToken);

    /// <summary>The newest rows that carry a checkpoint, each before a day of its own: for settling many registers at once.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="wanted">Registers, each once, and the day before which to look.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The rows by register; a register without any is missing.</returns>
    async Task<IReadOnlyDictionary<RegisterId, LedgerDay>> FindCheckpointsAsync(
        RegisterAccess access, IReadOnlyCollection<(RegisterId Register, DateOnly Before)> wanted, CancellationToken cancellationToken)
    {
        var found = new Dictionary<RegisterId, LedgerDay>();
        foreach (var (register, before) in wanted)
        {
            if (await FindCheckpointAsync(access, register, before, cancellationToken) is { } day)
            {
                found.Add(register, day);
            }
        }

        return found;
    }
}

/// <summary>What is now known of one register from a day on.</summary>
/// <param name="Register">The register.</param>
/// <param name="From">First day replaced, inclusive.</param>
/// <param name="To">Last day replaced, exclusive; rows of the range that are not given are removed.</param>
/// <param name="Days">The new rows of the range.</param>
/// <param name="FindingsFrom">Findings dated at or after this instant …</param>
/// <param name="FindingsTo">… and before this instant are replaced …</param>
/// <param name="Findings">… by these.</param>
public sealed record LedgerChange(
    RegisterId Register,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<LedgerDay> Days,
    DateTimeOffset FindingsFrom,
    DateTimeOffset FindingsTo,
    IReadOnlyList<Finding> Findings);

/// <summary>What one register consumed in one month.</summary>
/// <param name="Register">The register.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Amount">In register units, before the multiplier.</param>
/// <param name="Quantity">After the multiplier, in the base unit.</param>
/// <param name="MeasuredHours">Measured hours of the days that have a row.</param>
/// <param name="EstimatedHours">Estimated hours of the days that have a row.</param>
/// <param name="ManualHours">Manual hours of the days that have a row.</param>
public sealed record LedgerMonth(
    RegisterId Register, int Year, int Month, decimal Amount, decimal Quantity, int MeasuredHours, int EstimatedHours, int ManualHours);
