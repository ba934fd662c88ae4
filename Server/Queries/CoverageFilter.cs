namespace EnergyQuota.Server.Queries;

/// <summary>Which institutions a list of coverage maps shows. From the registry alone: no figure is needed to tell.</summary>
public enum CoverageFilter
{
    /// <summary>All.</summary>
    All = 0,

    /// <summary>Those without an electricity meter that has a sub-item.</summary>
    NoSubItems,

    /// <summary>Those whose formula in force adds something by a share only.</summary>
    Shared,

    /// <summary>Those without a formula in force.</summary>
    NoFormula,
}
