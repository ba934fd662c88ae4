using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Balancing;

/// <summary>A meter whose balance is worth an alert.</summary>
/// <param name="InstitutionCode">The institution that owns it.</param>
/// <param name="MeterCode">The meter.</param>
/// <param name="EnergyType">What it measures.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="From">First day of the period, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Main">What the meter counted.</param>
/// <param name="Children">What those below it counted.</param>
/// <param name="Difference">Main − children.</param>
/// <param name="Share">The difference as a share of main; <see langword="null"/> where main is nought.</param>
/// <param name="Completeness">Of the worst meter concerned, 0 to 1; never below the gate.</param>
/// <param name="State"><see cref="BalanceState.AboveThreshold"/> or <see cref="BalanceState.Negative"/>.</param>
public sealed record UnbalancedNode(
    string InstitutionCode,
    string MeterCode,
    EnergyType EnergyType,
    MeasureUnit Unit,
    DateOnly From,
    DateOnly To,
    decimal Main,
    decimal Children,
    decimal Difference,
    decimal? Share,
    decimal Completeness,
    BalanceState State)
{
    /// <summary>A balance as such a node.</summary>
    /// <param name="balance">The balance.</param>
    /// <returns>The node, or <see langword="null"/> where there is nothing to alert.</returns>
    public static UnbalancedNode? Of(NodeBalance balance)
    {
        ArgumentNullException.ThrowIfNull(balance);
        return balance is { State: BalanceState.AboveThreshold or BalanceState.Negative, Own: { Meter: var meter, Quantity: { } main } own, Difference: { } difference }
            ? new UnbalancedNode(
                meter.InstitutionCode, meter.Code, meter.EnergyType, balance.Unit, own.From, own.To, main, balance.Sum, difference,
                balance.Share, balance.Completeness, balance.State)
            : null;
    }
}
