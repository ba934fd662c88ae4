namespace EnergyQuota.Quotas.Standards;

/// <summary>What a quota row limits (指标). The numbers are stored and never reused.</summary>
/// <remarks>See <see cref="IndicatorRules"/> for the period, the unit, the denominator and what an exclusion takes out.</remarks>
public enum QuotaIndicator
{
    /// <summary>Comprehensive energy per floor area (单位建筑面积综合能耗), kgce/(m²·a).</summary>
    ComprehensiveEnergyPerArea = 1,

    /// <summary>Energy without separately metered heating, per floor area (单位建筑面积非供暖能耗), kgce/(m²·a).</summary>
    NonHeatingEnergyPerArea = 2,

    /// <summary>Comprehensive energy per energy user (人均综合能耗), kgce/(p·a).</summary>
    ComprehensiveEnergyPerPerson = 3,

    /// <summary>Electricity per floor area (单位建筑面积电耗), kWh/(m²·a).</summary>
    ElectricityPerArea = 4,

    /// <summary>Electricity of the conventional systems per floor area (常规用能系统单位建筑面积电耗), kWh/(m²·a).</summary>
    ConventionalElectricityPerArea = 5,

    /// <summary>Electricity per energy user (人均电耗), kWh/(p·a).</summary>
    ElectricityPerPerson = 6,

    /// <summary>Water per energy user (人均用水量), m³/(p·a). Water is no energy.</summary>
    WaterPerPerson = 7,

    /// <summary>
    /// Energy of separately metered heating per heated area (单位采暖建筑面积供暖能耗), kgce/(m²·a), over one heating season
    /// (DB37/T 2671-2019, 3.2). Its rows are by heating type.
    /// </summary>
    HeatingEnergyPerHeatedArea = 8,

    /// <summary>
    /// Energy use effectiveness of a data centre (数据中心能量利用效率, EUE): all its electricity over that of its IT equipment, no unit.
    /// Judged where both are metered.
    /// </summary>
    DataCentreEfficiency = 9,

    /// <summary>Water of the inpatient wards per bed and day (每床日用水量), L/(bed·d). Judged where the wards are metered.</summary>
    WaterPerBed = 10,

    /// <summary>Water per floor area (单位建筑面积用水量), m³/(m²·a).</summary>
    WaterPerArea = 11,
}
