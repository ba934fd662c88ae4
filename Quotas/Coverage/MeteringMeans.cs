namespace EnergyQuota.Quotas.Coverage;

/// <summary>How an energy type comes to be known. The numbers are stored and never reused.</summary>
public enum MeteringMeans
{
    /// <summary>No meter is registered. Whether the institution uses it at all, the registry does not know.</summary>
    NotAtAll = 1,

    /// <summary>Meters are registered, but the boundary formula counts none of them.</summary>
    NotCounted = 2,

    /// <summary>By bills only.</summary>
    BillsOnly = 3,

    /// <summary>Meters that should send are counted, but none of them has sent anything in the period.</summary>
    Silent = 4,

    /// <summary>Some of what is counted sends, the rest comes from bills or is silent.</summary>
    PartlyAutomatic = 5,

    /// <summary>All that is counted sends by itself.</summary>
    Automatic = 6,
}
