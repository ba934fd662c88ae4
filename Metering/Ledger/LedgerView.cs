namespace EnergyQuota.Metering.Ledger;

/// <summary>Which of the two truths of a closed month is wanted; of an open month there is one.</summary>
public enum LedgerView
{
    /// <summary>As it was closed: what figures, reports and verdicts show.</summary>
    AsClosed,

    /// <summary>As it is known now: what an adjustment is measured by.</summary>
    AsKnown,
}

/// <summary>Asks a ledger for a view.</summary>
public static class LedgerViews
{
    /// <summary>Day rows of a view; see <see cref="IConsumptionLedger.ReadDaysAsync"/>.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="view">The view.</param>
    /// <param name="access">Who asks.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static Task<IReadOnlyList<LedgerDay>> ReadDaysAsync(
        this IConsumptionLedger ledger, LedgerView view, RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        view == LedgerView.AsClosed
            ? ledger.ReadDaysAsClosedAsync(access, registers, from, to, cancellationToken)
            : ledger.ReadDaysAsync(access, registers, from, to, cancellationToken);

    /// <summary>Month sums of a view; see <see cref="IConsumptionLedger.SumMonthsAsync"/>.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="view">The view.</param>
    /// <param name="access">Who asks.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static Task<IReadOnlyList<LedgerMonth>> SumMonthsAsync(
        this IConsumptionLedger ledger, LedgerView view, RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        view == LedgerView.AsClosed
            ? ledger.SumMonthsAsClosedAsync(access, registers, from, to, cancellationToken)
            : ledger.SumMonthsAsync(access, registers, from, to, cancellationToken);
}
