using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>Puts a month's totals beside those of the months they are compared with.</summary>
internal static class ConsumptionLines
{
    public static ConsumptionLine Of(
        ConsumptionTotal total, IReadOnlyList<ConsumptionTotal> lastMonth, IReadOnlyList<ConsumptionTotal> sameMonthLastYear)
    {
        var (before, yearBefore) = (Like(total, lastMonth), Like(total, sameMonthLastYear));
        return ConsumptionLine.Of(
            ReportWords.Energy(total.EnergyType),
            ReportWords.Unit(total.Unit),
            ConversionFactors.AmountDecimals,
            Known(total),
            Known(before),
            Known(yearBefore),
            total.Completeness,
            total.EstimatedShare,
            total.ManualShare,
            before?.Completeness,
            yearBefore?.Completeness);
    }

    /// <summary>The amount; a month of which nothing is known has none, and is not a month without consumption.</summary>
    public static decimal? Known(ConsumptionTotal? total) =>
        total is not null && (total.Completeness > 0m || total.EstimatedShare > 0m || total.ManualShare > 0m) ? total.Quantity : null;

    private static ConsumptionTotal? Like(ConsumptionTotal total, IReadOnlyList<ConsumptionTotal> others) =>
        others.FirstOrDefault(other => other.EnergyType == total.EnergyType && other.Unit == total.Unit);
}
