using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Balancing;

/// <summary>What a meter counted against what the meters right below it counted. The difference is a line of its own: the loss (损耗).</summary>
/// <param name="Own">The meter above.</param>
/// <param name="Below">
/// The meters right below it of its energy type and unit, by code, each over the days it hung there; check meters are none of them.
/// </param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="State">What the difference means.</param>
public sealed record NodeBalance(NodeSide Own, IReadOnlyList<NodeSide> Below, MeasureUnit Unit, BalanceState State)
{
    /// <summary>What those below counted together, as far as may be seen.</summary>
    public decimal Sum => Below.Sum(side => side.Quantity ?? 0m);

    /// <summary>Own less sum, negative where those below counted more; <see langword="null"/> where that cannot be said.</summary>
    public decimal? Difference => State == BalanceState.CannotSay ? null : Own.Quantity - Sum;

    /// <summary>The difference as a share of what the meter counted; <see langword="null"/> where there is none or that is nought.</summary>
    public decimal? Share => Own.Quantity is null or 0m ? null : Difference / Own.Quantity;

    /// <summary>The completeness of the worst side, 0 to 1. One silent meter among twenty would make a loss of what it did not send.</summary>
    public decimal Completeness => Below.Select(side => side.Completeness).Append(Own.Completeness).Min();

    /// <summary>Makes a balance.</summary>
    /// <param name="own">The meter above.</param>
    /// <param name="below">The meters below.</param>
    /// <param name="unit">The unit of the amounts.</param>
    /// <param name="rule">When a difference is worth a look.</param>
    public static NodeBalance Of(NodeSide own, IReadOnlyList<NodeSide> below, MeasureUnit unit, BalanceRule rule)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(rule);
        var balance = new NodeBalance(own, below, unit, BalanceState.CannotSay);
        return own.Quantity is not { } quantity || below.Any(side => side.Quantity is null) || balance.Completeness < rule.Gate
            ? balance
            : balance with { State = rule.Judge(quantity, balance.Sum, own.Meter.PartlyMeteredBelow) };
    }
}
