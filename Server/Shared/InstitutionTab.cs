namespace EnergyQuota.Server.Shared;

/// <summary>The parts of an institution's page; each has an address of its own and loads only what it shows.</summary>
public enum InstitutionTab
{
    /// <summary>The year against its quota and what is open.</summary>
    Overview,

    /// <summary>Consumption by month, energy type and sub-item.</summary>
    Consumption,

    /// <summary>When energy was used: hours and days.</summary>
    Load,

    /// <summary>Meters, their tree, loss, coverage and data quality.</summary>
    Meters,

    /// <summary>Facts with their history, and the rules that hold.</summary>
    Facts,

    /// <summary>Alerts, explanations, inspections.</summary>
    Cases,
}
