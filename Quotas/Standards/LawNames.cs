using System.Diagnostics;

namespace EnergyQuota.Quotas.Standards;

/// <summary>The names of indicators and of what is taken out, in Chinese and English: pages, reports, papers and evidence use the same.</summary>
public static class LawNames
{
    /// <summary>An indicator's name, as standards have it.</summary>
    /// <param name="indicator">The indicator.</param>
    public static (string Zh, string En) Of(QuotaIndicator indicator) => indicator switch
    {
        QuotaIndicator.ComprehensiveEnergyPerArea => ("单位建筑面积综合能耗", "Comprehensive energy per floor area"),
        QuotaIndicator.NonHeatingEnergyPerArea => ("单位建筑面积非供暖能耗", "Non-heating energy per floor area"),
        QuotaIndicator.ComprehensiveEnergyPerPerson => ("人均综合能耗", "Comprehensive energy per person"),
        QuotaIndicator.ElectricityPerArea => ("单位建筑面积电耗", "Electricity per floor area"),
        QuotaIndicator.ConventionalElectricityPerArea => ("常规用能系统单位建筑面积电耗", "Electricity of the conventional systems per floor area"),
        QuotaIndicator.ElectricityPerPerson => ("人均电耗", "Electricity per person"),
        QuotaIndicator.WaterPerPerson => ("人均用水量", "Water per person"),
        QuotaIndicator.HeatingEnergyPerHeatedArea => ("单位采暖建筑面积供暖能耗", "Heating energy per heated area"),
        QuotaIndicator.DataCentreEfficiency => ("数据中心能量利用效率", "Data centre efficiency (EUE)"),
        QuotaIndicator.WaterPerBed => ("每床日用水量", "Water per bed and day"),
        QuotaIndicator.WaterPerArea => ("单位建筑面积用水量", "Water per floor area"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The name of what is taken out, or only measured.</summary>
    /// <param name="kind">What it is.</param>
    public static (string Zh, string En) Of(ExclusionKind kind) => kind switch
    {
        ExclusionKind.Garage => ("车库", "garage"),
        ExclusionKind.Heating => ("供暖", "heating"),
        ExclusionKind.SpecialSystem => ("特殊用能系统", "special system"),
        ExclusionKind.DataCentre => ("数据中心机房", "data centre"),
        ExclusionKind.Kitchen => ("厨房", "kitchen"),
        ExclusionKind.Laundry => ("洗衣房", "laundry"),
        ExclusionKind.Laboratory => ("大型实验设备", "laboratory"),
        ExclusionKind.OthersCharging => ("对外充电桩", "charging of others"),
        ExclusionKind.Hotel => ("宾馆", "hotel"),
        ExclusionKind.Shop => ("商店", "shop"),
        ExclusionKind.StaffFlats => ("职工住宅", "staff flats"),
        ExclusionKind.Enterprise => ("独立核算企业", "enterprise"),
        ExclusionKind.ConstructionWorks => ("基建施工", "construction works"),
        ExclusionKind.DataCentreIt => ("机房信息设备（仅计量）", "IT equipment (measured only)"),
        ExclusionKind.InpatientWard => ("住院部（仅计量）", "inpatient wards (measured only)"),
        _ => throw new UnreachableException(),
    };
}
