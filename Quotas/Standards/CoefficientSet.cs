using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>A set of coefficients that turn energy into standard coal (折标准煤系数), versioned with source and year.</summary>
public sealed class CoefficientSet
{
    /// <summary>The name of the set, e.g. <c>DB37-2019-annexB</c>; results store it.</summary>
    public required string Id { get; set; }

    /// <summary>The document the coefficients stand in.</summary>
    public required string Source { get; set; }

    /// <summary>The year of the document.</summary>
    public required int Year { get; set; }

    /// <summary>The region it is meant for; empty: everywhere.</summary>
    public string RegionPrefix { get; set; } = "";

    /// <summary>Its coefficients, at most one per energy type and unit.</summary>
    public IList<CoefficientEntry> Entries { get; init; } = [];
}

/// <summary>One coefficient: kilograms of standard coal equivalent (kgce) per unit of energy.</summary>
public sealed class CoefficientEntry
{
    /// <summary>The set.</summary>
    public required string SetId { get; set; }

    /// <summary>The energy type; never water.</summary>
    public required EnergyType EnergyType { get; set; }

    /// <summary>The unit: a base unit of <see cref="MeasureUnits.Base"/>.</summary>
    public required MeasureUnit Unit { get; set; }

    /// <summary>kgce per unit; more than 0.</summary>
    public required decimal KgcePerUnit { get; set; }
}
