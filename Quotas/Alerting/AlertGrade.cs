namespace EnergyQuota.Quotas.Alerting;

/// <summary>How much an alert matters. Higher numbers matter more; they are stored and never reused.</summary>
public enum AlertGrade
{
    /// <summary>Information (提示): worth knowing; nobody is reminded of it and it is not escalated.</summary>
    Information = 1,

    /// <summary>Warning (预警): somebody should look.</summary>
    Warning = 2,

    /// <summary>Serious (严重): somebody must act.</summary>
    Serious = 3,
}
