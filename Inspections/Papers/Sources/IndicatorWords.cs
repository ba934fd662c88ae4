using System.Diagnostics;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>The indicators as official papers name them.</summary>
internal static class IndicatorWords
{
    public static string Of(QuotaIndicator indicator) => indicator switch
    {
        QuotaIndicator.ComprehensiveEnergyPerArea => "单位建筑面积综合能耗",
        QuotaIndicator.NonHeatingEnergyPerArea => "单位建筑面积非供暖能耗",
        QuotaIndicator.ComprehensiveEnergyPerPerson => "人均综合能耗",
        QuotaIndicator.ElectricityPerArea => "单位建筑面积电耗",
        QuotaIndicator.ConventionalElectricityPerArea => "单位建筑面积常规电耗",
        QuotaIndicator.ElectricityPerPerson => "人均电耗",
        QuotaIndicator.WaterPerPerson => "人均用水量",
        QuotaIndicator.HeatingEnergyPerHeatedArea => "单位采暖建筑面积供暖能耗",
        QuotaIndicator.DataCentreEfficiency => "数据中心能量利用效率",
        QuotaIndicator.WaterPerBed => "每床日用水量",
        QuotaIndicator.WaterPerArea => "单位建筑面积用水量",
        _ => throw new UnreachableException(),
    };
}
