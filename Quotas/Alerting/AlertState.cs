namespace EnergyQuota.Quotas.Alerting;

/// <summary>Where an alert stands. The numbers are stored and never reused.</summary>
public enum AlertState
{
    /// <summary>Raised, nobody has looked.</summary>
    Open = 1,

    /// <summary>An officer has acknowledged it.</summary>
    Acknowledged = 2,

    /// <summary>What it reported no longer holds; it resolved itself.</summary>
    Withdrawn = 3,

    /// <summary>An officer has dealt with it.</summary>
    Resolved = 4,

    /// <summary>It was handed to the next rung of the ladder, by a person or by rule, and waits there.</summary>
    Escalated = 5,
}
