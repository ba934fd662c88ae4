namespace EnergyQuota.Reports.Filing;

/// <summary>Whether the report of a month can be filed.</summary>
public enum FilingReadiness
{
    /// <summary>The month is over, late data had their time, and everything is settled.</summary>
    Ready,

    /// <summary>The month is not over yet, or late data still have time.</summary>
    TooEarly,

    /// <summary>Readings or facts up to the month's end have changed and are not settled yet.</summary>
    Unsettled,
}
