using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>Turns amounts into standard coal and CO2 with the sets that the report names. What has no factor stays unknown.</summary>
internal sealed class ConversionFactors(CoefficientSet? coal, Co2FactorSet? carbon)
{
    /// <summary>Digits after the point of an amount in a report.</summary>
    public const int AmountDecimals = 1;

    /// <summary>The sets as the report names them.</summary>
    public ReportCoefficients Named => new(
        string.Join(" + ", new[] { coal?.Id, carbon?.Id }.Where(id => id is not null)),
        new BilingualText(
            $"{coal?.Source ?? "未设置折标系数"}；{carbon?.Source ?? "未设置碳排放因子"}",
            $"{coal?.Source ?? "no coefficient set"}; {carbon?.Source ?? "no CO2 factor set"}"));

    /// <summary>Converts one total.</summary>
    public ConversionLine Convert(ConsumptionTotal total)
    {
        var coalFactor = coal?.Entries.FirstOrDefault(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit)?.KgcePerUnit;
        var carbonFactor = carbon?.Entries.FirstOrDefault(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit)?.KgPerUnit;
        return new ConversionLine(
            ReportWords.Energy(total.EnergyType),
            ReportRounding.Amount(total.Quantity, AmountDecimals),
            AmountDecimals,
            Metering.MeasureUnits.Symbol(total.Unit),
            coalFactor,
            ReportRounding.Amount(total.Quantity * coalFactor, 0),
            carbonFactor,
            ReportRounding.Amount(total.Quantity * carbonFactor, 0));
    }
}
