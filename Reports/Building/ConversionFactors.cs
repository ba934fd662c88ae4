using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>Turns amounts into standard coal and CO2 with the sets that the report names. What has no factor stays unknown.</summary>
internal sealed class ConversionFactors
{
    /// <summary>Digits after the point of an amount in a report.</summary>
    public const int AmountDecimals = 1;

    private readonly CoefficientSet? _coal;
    private readonly Co2FactorSet? _carbon;

    private ConversionFactors(CoefficientSet? coal, Co2FactorSet? carbon, string region)
    {
        (_coal, _carbon) = (coal, carbon);
        Named = new ReportCoefficients(
            coal is null ? null : new ReportFactorSet(coal.Id, Source(coal.Source, coal.RegionPrefix, region)),
            carbon is null ? null : new ReportFactorSet(carbon.Id, Source(carbon.Source, carbon.RegionPrefix, region)));
    }

    /// <summary>The sets as the report names them.</summary>
    public ReportCoefficients Named { get; }

    /// <summary>Chooses the sets: coal by the institution's own standard, since only with its set are values comparable; both otherwise by region, then by year.</summary>
    /// <param name="known">The sets there are.</param>
    /// <param name="ownSet">The set of the institution's own standard; <see langword="null"/>: it has none.</param>
    /// <param name="region">The code of the region that the report is of.</param>
    /// <param name="year">The calendar year.</param>
    public static ConversionFactors Of(FactorSets known, string? ownSet, string region, int year) => new(
        known.Coal.FirstOrDefault(s => s.Id == ownSet) ?? known.Coal.Where(s => s.Year <= year)
            .OrderByDescending(s => Nearness(s.RegionPrefix, region)).ThenByDescending(s => s.Year).ThenBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(),
        known.Carbon.Where(s => s.Year <= year)
            .OrderByDescending(s => Nearness(s.RegionPrefix, region)).ThenByDescending(s => s.Year).ThenBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(),
        region);

    /// <summary>Converts a month's totals; water is not energy.</summary>
    public IReadOnlyList<ConversionLine> Convert(IEnumerable<ConsumptionTotal> totals) => [.. totals.Where(IsEnergy).Select(Convert)];

    /// <summary>Sums a month up; a line without a figure leaves the sum without one, since a sum without it would look low.</summary>
    public static EnergyTotals Sum(IReadOnlyList<ConversionLine> lines, IEnumerable<ConsumptionTotal> totals) => new(
        Sum(lines, line => line.StandardCoalKgce),
        Sum(lines, line => line.CarbonKg),
        lines.Count == 0 ? null : ReportRounding.Percent(totals.Where(IsEnergy).Min(t => t.Completeness)));

    private static bool IsEnergy(ConsumptionTotal total) => total.EnergyType != EnergyType.Water;

    private static decimal? Sum(IReadOnlyList<ConversionLine> lines, Func<ConversionLine, decimal?> part) =>
        lines.Count > 0 && lines.All(line => part(line) is not null) ? lines.Sum(part) : null;

    // A set of the whole country before one of another region.
    private static int Nearness(string prefix, string region) => region.StartsWith(prefix, StringComparison.Ordinal) ? prefix.Length : -1;

    private static BilingualText Source(string source, string prefix, string region) => Nearness(prefix, region) >= 0
        ? new BilingualText(source, source)
        : new BilingualText(
            $"{source}（适用行政区划 {prefix}，不是本报告对象所在地区，仅供参考）",
            $"{source} (for region {prefix}, which is not that of this report: for orientation only)");

    private ConversionLine Convert(ConsumptionTotal total)
    {
        var amount = ConsumptionLines.Known(total);
        var coalFactor = _coal?.Entries.FirstOrDefault(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit)?.KgcePerUnit;
        var carbonFactor = _carbon?.Entries.FirstOrDefault(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit)?.KgPerUnit;
        return new ConversionLine(
            ReportWords.Energy(total.EnergyType),
            ReportRounding.Amount(amount, AmountDecimals),
            AmountDecimals,
            ReportWords.Unit(total.Unit),
            coalFactor,
            ReportRounding.Amount(amount * coalFactor, 0),
            carbonFactor,
            ReportRounding.Amount(amount * carbonFactor, 0));
    }
}
