using EnergyQuota.Metering.Closing;

namespace EnergyQuota.Metering.Ledger;

/// <summary>The closed months of a ledger: what was closed stays readable beside what is now known.</summary>
/// <remarks>
/// A closing is frozen here first and confirmed once its head and audit line are committed in the state database. What is frozen
/// and not confirmed does not count; whoever starts or closes settles it either way, see <see cref="ListUnconfirmedAsync"/>.
/// </remarks>
public interface IClosedPeriods
{
    /// <summary>Freezes registers' months as their day rows are now, all in one commit.</summary>
    /// <remarks>A register's month that another closing has frozen is taken over as it was frozen then.</remarks>
    /// <param name="access">Who closes; a register outside it refuses the whole closing.</param>
    /// <param name="closing">The closing's name; not blank. One frozen before under this name and not confirmed is replaced.</param>
    /// <param name="month">The month.</param>
    /// <param name="registers">The registers, each once.</param>
    /// <param name="cancellationToken">Stops it; none or all of it has happened.</param>
    /// <returns>What is frozen, by register.</returns>
    /// <exception cref="InvalidOperationException">The closing is confirmed already.</exception>
    /// <exception cref="Stores.StoreUnavailableException">The ledger cannot be written; nothing is promised, do it again.</exception>
    Task<IReadOnlyList<ClosedRegister>> FreezeAsync(
        RegisterAccess access, string closing, Month month, IReadOnlyCollection<RegisterToClose> registers, CancellationToken cancellationToken);

    /// <summary>Makes frozen closings count. One that is not known is passed over.</summary>
    /// <param name="closings">Their names.</param>
    /// <param name="cancellationToken">Stops it; none or all of it has happened.</param>
    Task ConfirmAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken);

    /// <summary>Takes frozen closings back that were not confirmed; confirmed ones stay.</summary>
    /// <param name="closings">Their names.</param>
    /// <param name="cancellationToken">Stops it; none or all of it has happened.</param>
    Task ReleaseAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken);

    /// <summary>Takes closings back, whether confirmed or not: what an officer has reopened. One that is not known is passed over.</summary>
    /// <remarks>A register's month that another closing covers stays closed, as it was frozen.</remarks>
    /// <param name="closings">Their names.</param>
    /// <param name="cancellationToken">Stops it; none or all of it has happened.</param>
    Task ReopenAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken);

    /// <summary>The names of closings that are frozen and not confirmed: left by a stop in between.</summary>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<string>> ListUnconfirmedAsync(CancellationToken cancellationToken);

    /// <summary>What was closed of registers, confirmed closings only, ordered by register, month and closing.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First month, inclusive.</param>
    /// <param name="to">Last month, inclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<ClosedRegister>> ReadClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, Month from, Month to, CancellationToken cancellationToken);

    /// <summary>Day rows, as closed where a month is closed and as now known elsewhere; ordered by register and day. Without checkpoints in closed months that changed.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<LedgerDay>> ReadDaysAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Month sums, as closed where a month is closed and as now known elsewhere; ordered by register and month.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<LedgerMonth>> SumMonthsAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Closed months of which something else is known now, ordered by month and register.</summary>
    /// <param name="access">Who asks; what it may not see is left out.</param>
    /// <param name="from">First month, inclusive.</param>
    /// <param name="to">Last month, inclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Those whose days were settled anew, those that are as closed again included.</returns>
    Task<IReadOnlyList<ClosedDifference>> ListDifferencesAsync(RegisterAccess access, Month from, Month to, CancellationToken cancellationToken);
}
