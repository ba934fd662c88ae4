using EnergyQuota.Metering.Closing;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <content>Closed months.</content>
internal sealed partial class DuckDbConsumptionLedger
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClosedRegister>> FreezeAsync(
        RegisterAccess access, string closing, Month month, IReadOnlyCollection<RegisterToClose> registers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentException.ThrowIfNullOrWhiteSpace(closing);
        ArgumentNullException.ThrowIfNull(registers);
        access.Demand(registers.Select(r => r.Register));
        return await WriteAsync(
            opened => Closing(opened, freeze => freeze.Freeze(closing, month, registers)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken) =>
        SettleClosingsAsync(closings, freeze => freeze.Confirm(closings), cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken) =>
        SettleClosingsAsync(closings, freeze => freeze.Release(closings), cancellationToken);

    /// <inheritdoc/>
    public Task ReopenAsync(IReadOnlyCollection<string> closings, CancellationToken cancellationToken) =>
        SettleClosingsAsync(closings, freeze => freeze.Reopen(closings), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListUnconfirmedAsync(CancellationToken cancellationToken) =>
        await AskAsync(RegisterAccess.System("closing"), [], static query => query.Unconfirmed(), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClosedRegister>> ReadClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, Month from, Month to, CancellationToken cancellationToken) =>
        await AskAsync(access, Any(registers), query => query.Closed(from, to), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerDay>> ReadDaysAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await AskAsync(access, Any(registers), query => query.Days(from, to, ClosingTables.DaysAsClosed), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerMonth>> SumMonthsAsClosedAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await SumMonthsAsync(LedgerView.AsClosed, access, registers, from, to, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ClosedDifference>> ListDifferencesAsync(
        RegisterAccess access, Month from, Month to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);

        // As with findings: differences are few where registers are many.
        var all = await AskAsync(access, [], query => query.Differences(from, to), cancellationToken);
        return [.. all.Where(difference => access.Allows(difference.Register))];
    }

    private static T Closing<T>(Opened opened, Func<ClosingFreeze, T> change)
    {
        var freeze = new ClosingFreeze(opened.Connection, opened.Numbers);
        using var transaction = opened.Connection.BeginTransaction();
        var result = change(freeze);
        transaction.Commit();
        opened.Numbers.Publish(freeze.AddedRegisters);
        return result;
    }

    private Task SettleClosingsAsync(IReadOnlyCollection<string> closings, Action<ClosingFreeze> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(closings);
        return closings.Count == 0
            ? Task.CompletedTask
            : WriteAsync(
                opened => Closing(
                    opened,
                    freeze =>
                    {
                        change(freeze);
                        return true;
                    }),
                cancellationToken);
    }
}
