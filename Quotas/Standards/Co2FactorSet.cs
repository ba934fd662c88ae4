using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>A set of carbon dioxide factors (二氧化碳排放因子), versioned with source and year. Reported beside energy, never judged.</summary>
public sealed class Co2FactorSet
{
    /// <summary>The name of the set.</summary>
    public required string Id { get; set; }

    /// <summary>The document, and whether it was read itself or in a secondary source.</summary>
    public required string Source { get; set; }

    /// <summary>The year the factors describe.</summary>
    public required int Year { get; set; }

    /// <summary>The region it is meant for; empty: everywhere.</summary>
    public string RegionPrefix { get; set; } = "";

    /// <summary>Its factors, at most one per energy type and unit.</summary>
    public IList<Co2Factor> Entries { get; init; } = [];
}

/// <summary>One factor: kilograms of carbon dioxide per unit of energy.</summary>
public sealed class Co2Factor
{
    /// <summary>The set.</summary>
    public required string SetId { get; set; }

    /// <summary>The energy type.</summary>
    public required EnergyType EnergyType { get; set; }

    /// <summary>The unit: a base unit of <see cref="MeasureUnits.Base"/>.</summary>
    public required MeasureUnit Unit { get; set; }

    /// <summary>kg CO2 per unit; more than 0.</summary>
    public required decimal KgPerUnit { get; set; }
}
