using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Closing;

/// <summary>
/// Makes the ledger agree with the heads after a stop between the two databases: a closing with a head in force counts, one without
/// never happened, one whose head was reopened is taken back.
/// </summary>
/// <param name="states">The state database, whose heads decide.</param>
/// <param name="ledger">The ledger.</param>
public sealed class ClosingFinish(IDbContextFactory<StateContext> states, IConsumptionLedger ledger)
{
    // Nobody has reopened anything since the ledger was last seen without reopened closings.
    private volatile bool _agreed;

    /// <summary>Finishes what is left. Doing it again changes nothing; never while a closing or reopening is under way.</summary>
    /// <remarks>The first time since the start reopened closings are looked for too, so that a ledger put back from a copy is mended.</remarks>
    /// <param name="cancellationToken">Stops between commits.</param>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var left = await ledger.ListUnconfirmedAsync(cancellationToken);
        if (left.Count == 0 && _agreed)
        {
            return;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (left.Count > 0)
        {
            var heads = await state.Set<PeriodClosing>().AsNoTracking().InForce().Where(c => left.Contains(c.Name)).Select(c => c.Name).ToListAsync(cancellationToken);
            await ledger.ConfirmAsync(heads, cancellationToken);
            await ledger.ReleaseAsync([.. left.Except(heads, StringComparer.Ordinal)], cancellationToken);
        }

        await ledger.ReopenAsync(
            await state.Set<PeriodClosing>().AsNoTracking().Where(c => c.ReopenedAt != null).Select(c => c.Name).ToListAsync(cancellationToken), cancellationToken);
        _agreed = true;
    }

    /// <summary>Says that a head is about to be reopened: until <see cref="FinishAsync"/> has ended well the ledger may count it still.</summary>
    internal void Doubt() => _agreed = false;
}
