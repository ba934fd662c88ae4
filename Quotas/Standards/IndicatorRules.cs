using System.Diagnostics;
using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>What an indicator divides by.</summary>
public enum Denominator
{
    /// <summary>Building area in use (建筑面积), m², weighed by days.</summary>
    FloorArea = 1,

    /// <summary>Energy users (用能人数), persons, weighed by days.</summary>
    People = 2,
}

/// <summary>What an indicator sums.</summary>
public enum Numerator
{
    /// <summary>All energy but water, in kgce by the standard's own coefficient set.</summary>
    Energy = 1,

    /// <summary>Electricity, kWh.</summary>
    Electricity = 2,

    /// <summary>Water, m³.</summary>
    Water = 3,
}

/// <summary>What each indicator counts, divides by and leaves out. The period of every one is the calendar year.</summary>
public static class IndicatorRules
{
    /// <summary>The unit as printed in standards.</summary>
    /// <param name="indicator">The indicator.</param>
    public static string Unit(this QuotaIndicator indicator) => (indicator.Sums(), indicator.DividesBy()) switch
    {
        (Numerator.Energy, Denominator.FloorArea) => "kgce/(m2·a)",
        (Numerator.Energy, Denominator.People) => "kgce/(p·a)",
        (Numerator.Electricity, Denominator.FloorArea) => "kWh/(m2·a)",
        (Numerator.Electricity, Denominator.People) => "kWh/(p·a)",
        (Numerator.Water, Denominator.People) => "m3/(p·a)",
        _ => throw new UnreachableException(),
    };

    /// <summary>What the indicator sums.</summary>
    /// <param name="indicator">The indicator.</param>
    public static Numerator Sums(this QuotaIndicator indicator) => indicator switch
    {
        QuotaIndicator.ComprehensiveEnergyPerArea
            or QuotaIndicator.NonHeatingEnergyPerArea
            or QuotaIndicator.ComprehensiveEnergyPerPerson => Numerator.Energy,
        QuotaIndicator.ElectricityPerArea
            or QuotaIndicator.ConventionalElectricityPerArea
            or QuotaIndicator.ElectricityPerPerson => Numerator.Electricity,
        QuotaIndicator.WaterPerPerson => Numerator.Water,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether an energy type counts for the indicator. Water is no energy and is never added to it.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="type">The energy type.</param>
    public static bool Counts(this QuotaIndicator indicator, EnergyType type) => indicator.Sums() switch
    {
        Numerator.Electricity => type == EnergyType.Electricity,
        Numerator.Water => type == EnergyType.Water,
        _ => type != EnergyType.Water,
    };

    /// <summary>What the indicator divides by.</summary>
    /// <param name="indicator">The indicator.</param>
    public static Denominator DividesBy(this QuotaIndicator indicator) => indicator switch
    {
        QuotaIndicator.ComprehensiveEnergyPerPerson
            or QuotaIndicator.ElectricityPerPerson
            or QuotaIndicator.WaterPerPerson => Denominator.People,
        _ => Denominator.FloorArea,
    };

    /// <summary>Whether an exclusion takes its metered energy out of the indicator (DB37/T 2671-2019, chapter 5).</summary>
    /// <param name="kind">The exclusion.</param>
    /// <param name="indicator">The indicator.</param>
    public static bool TakesEnergyOut(this ExclusionKind kind, QuotaIndicator indicator) => kind switch
    {
        ExclusionKind.Garage => false,
        ExclusionKind.Heating => indicator == QuotaIndicator.NonHeatingEnergyPerArea,
        ExclusionKind.SpecialSystem => indicator != QuotaIndicator.WaterPerPerson,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether an exclusion takes its area or people out of the indicator's denominator.</summary>
    /// <param name="kind">The exclusion.</param>
    /// <param name="indicator">The indicator.</param>
    public static bool TakesDenominatorOut(this ExclusionKind kind, QuotaIndicator indicator) => kind switch
    {
        ExclusionKind.Garage => indicator.DividesBy() == Denominator.FloorArea,
        ExclusionKind.Heating => false,
        ExclusionKind.SpecialSystem => indicator != QuotaIndicator.WaterPerPerson,
        _ => throw new UnreachableException(),
    };
}
