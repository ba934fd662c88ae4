using System.Diagnostics;

namespace EnergyQuota.Metering;

/// <summary>Symbols of units and the exact factors between them.</summary>
public static class MeasureUnits
{
    /// <summary>The symbol as printed and as accepted in payloads and files.</summary>
    /// <param name="unit">A unit.</param>
    public static string Symbol(this MeasureUnit unit) => unit switch
    {
        MeasureUnit.KilowattHour => "kWh",
        MeasureUnit.WattHour => "Wh",
        MeasureUnit.MegawattHour => "MWh",
        MeasureUnit.CubicMetre => "m3",
        MeasureUnit.Litre => "L",
        MeasureUnit.Gigajoule => "GJ",
        MeasureUnit.Megajoule => "MJ",
        MeasureUnit.Kilogram => "kg",
        MeasureUnit.Tonne => "t",
        _ => throw new UnreachableException(),
    };

    /// <summary>Reads a symbol exactly as printed (case matters: kWh is not KWH), m³ beside m3 and l beside L.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="unit">The unit, where the result is <see langword="true"/>.</param>
    public static bool TryParse(string? symbol, out MeasureUnit unit)
    {
        switch (symbol)
        {
            case "kWh": unit = MeasureUnit.KilowattHour; return true;
            case "Wh": unit = MeasureUnit.WattHour; return true;
            case "MWh": unit = MeasureUnit.MegawattHour; return true;
            case "m3" or "m³": unit = MeasureUnit.CubicMetre; return true;
            case "L" or "l": unit = MeasureUnit.Litre; return true;
            case "GJ": unit = MeasureUnit.Gigajoule; return true;
            case "MJ": unit = MeasureUnit.Megajoule; return true;
            case "kg": unit = MeasureUnit.Kilogram; return true;
            case "t": unit = MeasureUnit.Tonne; return true;
            default: unit = default; return false;
        }
    }

    /// <summary>The unit in which amounts of this kind are summed and reported: kWh, m³, GJ or kg.</summary>
    /// <param name="unit">A unit.</param>
    public static MeasureUnit Base(this MeasureUnit unit) => unit switch
    {
        MeasureUnit.KilowattHour or MeasureUnit.WattHour or MeasureUnit.MegawattHour => MeasureUnit.KilowattHour,
        MeasureUnit.CubicMetre or MeasureUnit.Litre => MeasureUnit.CubicMetre,
        MeasureUnit.Gigajoule or MeasureUnit.Megajoule => MeasureUnit.Gigajoule,
        MeasureUnit.Kilogram or MeasureUnit.Tonne => MeasureUnit.Kilogram,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a register of this energy type can count in this unit.</summary>
    /// <remarks>Gas is metered by volume or by energy, oil by mass or by volume, heat and cooling in joules or kilowatt-hours.</remarks>
    /// <param name="unit">The unit.</param>
    /// <param name="type">What is consumed.</param>
    public static bool Fits(MeasureUnit unit, EnergyType type) => type switch
    {
        EnergyType.Electricity => unit.Base() is MeasureUnit.KilowattHour,
        EnergyType.Water => unit.Base() is MeasureUnit.CubicMetre,
        EnergyType.NaturalGas => unit.Base() is MeasureUnit.CubicMetre or MeasureUnit.KilowattHour or MeasureUnit.Gigajoule,
        EnergyType.Heat or EnergyType.Cooling => unit.Base() is MeasureUnit.Gigajoule or MeasureUnit.KilowattHour,
        EnergyType.Lpg or EnergyType.Gasoline or EnergyType.Diesel => unit.Base() is MeasureUnit.Kilogram or MeasureUnit.CubicMetre,
        EnergyType.Coal => unit.Base() is MeasureUnit.Kilogram,
        _ => throw new UnreachableException(),
    };

    /// <summary>How many base units one of this unit is; exact.</summary>
    /// <param name="unit">A unit.</param>
    public static decimal FactorToBase(this MeasureUnit unit) => unit switch
    {
        MeasureUnit.WattHour or MeasureUnit.Litre or MeasureUnit.Megajoule => 0.001m,
        MeasureUnit.MegawattHour or MeasureUnit.Tonne => 1_000m,
        _ => 1m,
    };
}
