using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Regional;

/// <summary>
/// How an energy type changed against another period, over institutions alone that are complete enough in both: a meter that
/// is new, or silent, would otherwise look like waste or saving.
/// </summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">Digits after the point of the amounts, 0 to 6.</param>
/// <param name="OnYear">Against the same period of the year before (同比); else against the period before (环比).</param>
/// <param name="Comparable">How many institutions are compared.</param>
/// <param name="Metered">How many have a meter in this period.</param>
/// <param name="Before">Their sum in the other period, as printed for each; null where none can be compared.</param>
/// <param name="Now">Their sum in this period.</param>
/// <param name="ChangePercent">The change in per cent.</param>
public sealed record RegionChange(
    BilingualText Energy, string Unit, int Decimals, bool OnYear, int Comparable, int Metered, decimal? Before, decimal? Now, decimal? ChangePercent)
{
    private const int AmountDecimals = ConversionFactors.AmountDecimals;

    /// <summary>Compares one energy type and unit.</summary>
    /// <param name="pairs">For each institution with a meter its total of this period, and of the other one where it had a meter.</param>
    /// <param name="gate">The least completeness, 0 to 1.</param>
    /// <param name="onYear">See <see cref="OnYear"/>.</param>
    public static RegionChange Of(IReadOnlyList<(ConsumptionTotal Now, ConsumptionTotal? Before)> pairs, decimal gate, bool onYear)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var compared = pairs.Where(pair => pair.Now.Completeness >= gate && pair.Before?.Completeness >= gate).ToList();
        decimal? before = compared.Count == 0 ? null : compared.Sum(pair => ReportRounding.Amount(pair.Before!.Quantity, AmountDecimals));
        decimal? now = compared.Count == 0 ? null : compared.Sum(pair => ReportRounding.Amount(pair.Now.Quantity, AmountDecimals));
        var first = pairs[0].Now;
        return new RegionChange(
            ReportWords.Energy(first.EnergyType), ReportWords.Unit(first.Unit), AmountDecimals, onYear, compared.Count, pairs.Count, before, now,
            ReportRounding.Change(now, before));
    }
}
