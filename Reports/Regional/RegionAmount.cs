using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Regional;

/// <summary>What the institutions of a region used of one energy type in all.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">Digits after the point of the amount, 0 to 6.</param>
/// <param name="Amount">The sum of the institutions' amounts as printed; null where nothing is known of any.</param>
/// <param name="Metered">Institutions that have a meter for it.</param>
/// <param name="Known">Of them, those of which something is known.</param>
/// <param name="CompletenessPercent">Completeness in per cent, the institutions weighed by their last year's use.</param>
/// <param name="EstimatedPercent">Estimated share in per cent, weighed alike.</param>
/// <param name="ManualPercent">Share known from bills or entries by hand in per cent, weighed alike.</param>
public sealed record RegionAmount(
    BilingualText Energy, string Unit, int Decimals, decimal? Amount, int Metered, int Known, decimal? CompletenessPercent, decimal? EstimatedPercent, decimal? ManualPercent)
{
    private const int AmountDecimals = ConversionFactors.AmountDecimals;

    /// <summary>Adds the institutions' totals of one energy type and unit up.</summary>
    /// <param name="totals">One for each institution that has a meter; at least one.</param>
    public static (RegionAmount Line, ConsumptionTotal Total) Of(IReadOnlyList<ConsumptionTotal> totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var known = totals.Select(ConsumptionLines.Known).OfType<decimal>().ToList();
        var weights = Weights.Of([.. totals.Select(t => t.LastYear)]);
        var sum = totals[0] with
        {
            // As printed: whoever adds the lines of the institutions up must find the same.
            Quantity = known.Sum(amount => ReportRounding.Amount(amount, AmountDecimals)!.Value),
            Completeness = Weights.Mean(weights, totals.Select(t => t.Completeness)),
            EstimatedShare = Weights.Mean(weights, totals.Select(t => t.EstimatedShare)),
            ManualShare = Weights.Mean(weights, totals.Select(t => t.ManualShare)),
            AtLeast = null,
            Low = null,
            High = null,
            LastYear = null,
            Adjustment = null,
        };
        var line = new RegionAmount(
            ReportWords.Energy(sum.EnergyType), ReportWords.Unit(sum.Unit), AmountDecimals, known.Count > 0 ? sum.Quantity : null, totals.Count, known.Count,
            ReportRounding.Percent(sum.Completeness), ReportRounding.Percent(sum.EstimatedShare), ReportRounding.Percent(sum.ManualShare));
        return (line, sum);
    }
}
