using System.Diagnostics;
using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>What each indicator counts, divides by and leaves out, and over which period.</summary>
public static class IndicatorRules
{
    /// <summary>The unit as printed in standards; a mere ratio is <c>1</c>.</summary>
    /// <param name="indicator">The indicator.</param>
    public static string Unit(this QuotaIndicator indicator) => (indicator.Sums(), indicator.DividesBy()) switch
    {
        (Numerator.Energy, Denominator.FloorArea or Denominator.HeatedArea) => "kgce/(m2·a)",
        (Numerator.Energy, Denominator.People) => "kgce/(p·a)",
        (Numerator.Electricity, Denominator.FloorArea) => "kWh/(m2·a)",
        (Numerator.Electricity, Denominator.People) => "kWh/(p·a)",
        (Numerator.Electricity, Denominator.ItElectricity) => "1",
        (Numerator.Water, Denominator.People) => "m3/(p·a)",
        (Numerator.Water, Denominator.FloorArea) => "m3/(m2·a)",
        (Numerator.Water, Denominator.BedDays) => "L/(bed·d)",
        _ => throw new UnreachableException(),
    };

    /// <summary>The period over which the indicator is judged.</summary>
    /// <param name="indicator">The indicator.</param>
    public static IndicatorPeriod Period(this QuotaIndicator indicator) =>
        indicator == QuotaIndicator.HeatingEnergyPerHeatedArea ? IndicatorPeriod.HeatingSeason : IndicatorPeriod.CalendarYear;

    /// <summary>What the indicator sums.</summary>
    /// <param name="indicator">The indicator.</param>
    public static Numerator Sums(this QuotaIndicator indicator) => indicator switch
    {
        QuotaIndicator.ComprehensiveEnergyPerArea
            or QuotaIndicator.NonHeatingEnergyPerArea
            or QuotaIndicator.HeatingEnergyPerHeatedArea
            or QuotaIndicator.ComprehensiveEnergyPerPerson => Numerator.Energy,
        QuotaIndicator.ElectricityPerArea
            or QuotaIndicator.ConventionalElectricityPerArea
            or QuotaIndicator.DataCentreEfficiency
            or QuotaIndicator.ElectricityPerPerson => Numerator.Electricity,
        QuotaIndicator.WaterPerPerson or QuotaIndicator.WaterPerBed or QuotaIndicator.WaterPerArea => Numerator.Water,
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
        QuotaIndicator.HeatingEnergyPerHeatedArea => Denominator.HeatedArea,
        QuotaIndicator.DataCentreEfficiency => Denominator.ItElectricity,
        QuotaIndicator.WaterPerBed => Denominator.BedDays,
        _ => Denominator.FloorArea,
    };

    /// <summary>
    /// The metered part that the indicator speaks of, instead of the whole institution; <see langword="null"/>: the whole. An institution
    /// without such a part is not judged by the indicator at all.
    /// </summary>
    /// <param name="indicator">The indicator.</param>
    public static ExclusionKind? Part(this QuotaIndicator indicator) => indicator switch
    {
        QuotaIndicator.HeatingEnergyPerHeatedArea => ExclusionKind.Heating,
        QuotaIndicator.DataCentreEfficiency => ExclusionKind.DataCentre,
        QuotaIndicator.WaterPerBed => ExclusionKind.InpatientWard,
        _ => null,
    };

    /// <summary>The metered part whose electricity the indicator divides by; <see langword="null"/> where it divides by something else.</summary>
    /// <param name="indicator">The indicator.</param>
    public static ExclusionKind? DividingPart(this QuotaIndicator indicator) =>
        indicator.DividesBy() == Denominator.ItElectricity ? ExclusionKind.DataCentreIt : null;

    /// <summary>Whether an exclusion takes its metered energy out of the indicator (DB37/T 2671-2019, chapter 5).</summary>
    /// <param name="kind">The exclusion.</param>
    /// <param name="indicator">The indicator.</param>
    public static bool TakesEnergyOut(this ExclusionKind kind, QuotaIndicator indicator) => indicator.Part() is null && kind.Group() switch
    {
        ExclusionGroup.HeatingEnergy => indicator == QuotaIndicator.NonHeatingEnergyPerArea,
        ExclusionGroup.SpecialSystem => indicator.Sums() != Numerator.Water,
        ExclusionGroup.OutsideUse or ExclusionGroup.EnergyOnly => true,
        _ => false,
    };

    /// <summary>Whether an exclusion takes its area or people out of the indicator's denominator.</summary>
    /// <param name="kind">The exclusion.</param>
    /// <param name="indicator">The indicator.</param>
    public static bool TakesDenominatorOut(this ExclusionKind kind, QuotaIndicator indicator) => indicator.Part() is null && kind.Group() switch
    {
        ExclusionGroup.AreaOnly => indicator.DividesBy() == Denominator.FloorArea,
        ExclusionGroup.SpecialSystem => indicator.Sums() != Numerator.Water,
        ExclusionGroup.OutsideUse => true,
        _ => false,
    };
}
