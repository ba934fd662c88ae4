namespace EnergyQuota.Quotas.Balancing;

/// <summary>When a difference is worth a look; see <see cref="BalanceOptions"/>.</summary>
/// <param name="LossShare">The share of the meter's amount above which a loss is reported, 0 to 1.</param>
/// <param name="NegativeShare">The share by which meters below may exceed it, 0 to 1.</param>
/// <param name="LeastAmount">The least difference reported, in the base unit; 0 or more.</param>
/// <param name="Gate">The least completeness of either side, 0 to 1.</param>
public sealed record BalanceRule(decimal LossShare, decimal NegativeShare, decimal LeastAmount, decimal Gate)
{
    /// <summary>What a difference is, both sides being complete enough.</summary>
    /// <param name="own">What the meter counted.</param>
    /// <param name="below">What those below it counted.</param>
    /// <param name="partlyMetered">Whether not all below it is metered: a rest is no loss then.</param>
    public BalanceState Judge(decimal own, decimal below, bool partlyMetered)
    {
        var difference = own - below;
        return Math.Abs(difference) <= LeastAmount ? BalanceState.Even
            : difference < 0m ? -difference > NegativeShare * Math.Abs(own) ? BalanceState.Negative : BalanceState.Even
            : difference <= LossShare * own ? BalanceState.Even
            : partlyMetered ? BalanceState.Unmetered
            : BalanceState.AboveThreshold;
    }
}
