namespace EnergyQuota.Reports.Monthly;

/// <summary>How most of a day's consumption is known.</summary>
public enum DayOrigin
{
    /// <summary>Measured throughout.</summary>
    Measured,

    /// <summary>At least one hour is estimated.</summary>
    Estimated,

    /// <summary>Entered by hand.</summary>
    Manual,

    /// <summary>Nothing is known.</summary>
    Missing,
}
