using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Finishes closings that a stop left between the two databases: with a head they count, without one they never happened.</summary>
/// <param name="states">The state database, whose heads decide.</param>
/// <param name="ledger">The ledger.</param>
public sealed class ClosingFinish(IDbContextFactory<StateContext> states, IConsumptionLedger ledger)
{
    /// <summary>Finishes what is left. Doing it again changes nothing; never while a closing is under way.</summary>
    /// <param name="cancellationToken">Stops between commits.</param>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var left = await ledger.ListUnconfirmedAsync(cancellationToken);
        if (left.Count == 0)
        {
            return;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var heads = await state.Set<PeriodClosing>().AsNoTracking().Where(c => left.Contains(c.Name)).Select(c => c.Name).ToListAsync(cancellationToken);
        await ledger.ConfirmAsync(heads, cancellationToken);
        await ledger.ReleaseAsync([.. left.Except(heads, StringComparer.Ordinal)], cancellationToken);
    }
}
