namespace EnergyQuota.Metering.Closing;

/// <summary>How a register's level at the boundary of a period is known. The numbers are stored and never reused.</summary>
public enum BoundaryBasis
{
    /// <summary>No reading before or none after it: nothing is known.</summary>
    Missing = 0,

    /// <summary>A reading at that instant, or between two no further apart than the allowed gap.</summary>
    Measured = 1,

    /// <summary>As measured, but a reading that it rests on has the receive time for its time.</summary>
    ReceiveTimed = 2,

    /// <summary>As measured, but a reading that it rests on was taken by hand.</summary>
    Manual = 3,

    /// <summary>Between readings too far apart, or in a span about which something is not known or not decided.</summary>
    Estimated = 4,

    /// <summary>The register's consumption is known from bills there; there is no level.</summary>
    Billed = 5,
}
