namespace EnergyQuota.Metering;

/// <summary>What is consumed (能源资源种类). The numbers are stored and never reused.</summary>
public enum EnergyType
{
    /// <summary>Electricity (电).</summary>
    Electricity = 1,

    /// <summary>Water (水). Not energy: the quota standards do not add it to energy.</summary>
    Water = 2,

    /// <summary>Natural gas (天然气).</summary>
    NaturalGas = 3,

    /// <summary>District heat (热力).</summary>
    Heat = 4,

    /// <summary>District cooling (冷量).</summary>
    Cooling = 5,

    /// <summary>Liquefied petroleum gas (液化石油气).</summary>
    Lpg = 6,

    /// <summary>Raw coal (原煤).</summary>
    Coal = 7,

    /// <summary>Gasoline (汽油).</summary>
    Gasoline = 8,

    /// <summary>Diesel (柴油).</summary>
    Diesel = 9,
}
