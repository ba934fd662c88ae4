using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Coverage;

/// <summary>Which part of an institution's electricity is metered by sub-item (分项).</summary>
/// <param name="Total">The institution's electricity over its boundary, kWh.</param>
/// <param name="Amounts">
/// What each sub-item used, kWh, by code. What a meter with a sub-item counts belongs to it, less what meters below it with a
/// sub-item or a term of their own count: so nothing is in two of them, and Σ amounts + rest = total, exactly.
/// </param>
/// <param name="Meters">How many meters with a sub-item take part on the last day.</param>
/// <param name="TotalCompleteness">Completeness of the boundary, 0 to 1; <see langword="null"/> without a boundary.</param>
/// <param name="ItemCompleteness">Completeness of the meters with a sub-item, weighed by amount, 0 to 1; <see langword="null"/> without any.</param>
/// <param name="Answer">How far article 14 is met in this.</param>
public sealed record SubItemCoverage(
    decimal Total,
    IReadOnlyDictionary<SubItem, decimal> Amounts,
    int Meters,
    decimal? TotalCompleteness,
    decimal? ItemCompleteness,
    CoverageAnswer Answer)
{
    /// <summary>What no meter with a sub-item counted, kWh; negative where they counted more than there is.</summary>
    public decimal Rest => Total - Amounts.Values.Sum();

    /// <summary>What one of the groups A to D used, kWh.</summary>
    /// <param name="group">The group.</param>
    public decimal Of(SubItem group) => Amounts.Where(amount => amount.Key.Group() == group).Sum(amount => amount.Value);

    /// <summary>The share of the total that meters with a sub-item counted; <see langword="null"/> where that cannot be said.</summary>
    public decimal? Share => Answer == CoverageAnswer.CannotSay || Total <= 0m ? null : Amounts.Values.Sum() / Total;
}
