using System.Diagnostics;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Reports.Building;

/// <summary>The names of energy types, classes and indicators as a report prints them.</summary>
internal static class ReportWords
{
    public static BilingualText Energy(EnergyType energy) => energy switch
    {
        EnergyType.Electricity => new("电", "Electricity"),
        EnergyType.Water => new("水", "Water"),
        EnergyType.NaturalGas => new("天然气", "Natural gas"),
        EnergyType.Heat => new("热力", "Heat"),
        EnergyType.Cooling => new("冷量", "Cooling"),
        EnergyType.Lpg => new("液化石油气", "LPG"),
        EnergyType.Coal => new("原煤", "Coal"),
        EnergyType.Gasoline => new("汽油", "Gasoline"),
        EnergyType.Diesel => new("柴油", "Diesel"),
        _ => throw new UnreachableException(),
    };

    /// <summary>A unit as papers write it: m³ and not the m3 of payloads and files.</summary>
    public static string Unit(MeasureUnit unit) => Unit(unit.Symbol());

    /// <summary>The unit of an indicator as papers write it.</summary>
    public static string Unit(string unit) => unit.Replace("m2", "m²", StringComparison.Ordinal).Replace("m3", "m³", StringComparison.Ordinal);

    public static BilingualText Class(string code) => code switch
    {
        "government" => new("行政机关", "Government office"),
        "medical" => new("医疗机构", "Medical institution"),
        "education" => new("教育机构", "Educational institution"),
        _ => new(code, code),
    };

    public static BilingualText Indicator(QuotaIndicator indicator) => indicator switch
    {
        QuotaIndicator.ComprehensiveEnergyPerArea => new("单位建筑面积综合能耗", "Comprehensive energy per floor area"),
        QuotaIndicator.NonHeatingEnergyPerArea => new("单位建筑面积非供暖能耗", "Non-heating energy per floor area"),
        QuotaIndicator.ComprehensiveEnergyPerPerson => new("人均综合能耗", "Comprehensive energy per person"),
        QuotaIndicator.ElectricityPerArea => new("单位建筑面积电耗", "Electricity per floor area"),
        QuotaIndicator.ConventionalElectricityPerArea => new("单位建筑面积常规电耗", "Conventional electricity per floor area"),
        QuotaIndicator.ElectricityPerPerson => new("人均电耗", "Electricity per person"),
        QuotaIndicator.WaterPerPerson => new("人均水耗", "Water per person"),
        QuotaIndicator.HeatingEnergyPerHeatedArea => new("单位采暖建筑面积供暖能耗", "Heating energy per heated area"),
        QuotaIndicator.DataCentreEfficiency => new("数据中心能量利用效率", "Data centre efficiency"),
        QuotaIndicator.WaterPerBed => new("每床日用水量", "Water per bed and day"),
        QuotaIndicator.WaterPerArea => new("单位建筑面积水耗", "Water per floor area"),
        _ => throw new UnreachableException(),
    };
}
