namespace EnergyQuota.Metering;

/// <summary>The unit a register counts in or an amount is given in. The numbers are stored and never reused.</summary>
/// <remarks>See <see cref="MeasureUnits"/> for symbols, base units and factors.</remarks>
public enum MeasureUnit
{
    /// <summary>Kilowatt-hour, kWh: the base unit of electricity, and of gas metered in energy.</summary>
    KilowattHour = 1,

    /// <summary>Watt-hour, Wh.</summary>
    WattHour = 2,

    /// <summary>Megawatt-hour, MWh.</summary>
    MegawattHour = 3,

    /// <summary>Cubic metre, m³: the base unit of water and gas.</summary>
    CubicMetre = 4,

    /// <summary>Litre, L.</summary>
    Litre = 5,

    /// <summary>Gigajoule, GJ: the base unit of heat and cooling.</summary>
    Gigajoule = 6,

    /// <summary>Megajoule, MJ.</summary>
    Megajoule = 7,

    /// <summary>Kilogram, kg: the base unit of solid and liquid fuels and LPG.</summary>
    Kilogram = 8,

    /// <summary>Tonne, t.</summary>
    Tonne = 9,
}
