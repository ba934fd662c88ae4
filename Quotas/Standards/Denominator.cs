namespace EnergyQuota.Quotas.Standards;

/// <summary>What an indicator divides by.</summary>
public enum Denominator
{
    /// <summary>Building area in use (建筑面积), m², weighed by days.</summary>
    FloorArea = 1,

    /// <summary>Energy users (用能人数), persons, weighed by days.</summary>
    People = 2,

    /// <summary>Heated area (供暖面积), m², weighed by days.</summary>
    HeatedArea = 3,

    /// <summary>Beds (床位), weighed by days, times the days.</summary>
    BedDays = 4,

    /// <summary>The electricity of the IT equipment of a data centre (信息设备), kWh.</summary>
    ItElectricity = 5,
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
