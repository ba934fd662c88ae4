namespace EnergyQuota.Quotas.Alerting;

/// <summary>By what alerts are raised, reminded of and handed up: the settings, the site's zone and its calendar.</summary>
/// <param name="Options">The settings.</param>
/// <param name="Zone">The site's zone.</param>
/// <param name="Calendar">Its working days.</param>
/// <param name="Gate">The least completeness at which a period is judged, 0 to 1.</param>
public sealed record AlertPolicy(AlertOptions Options, TimeZoneInfo Zone, IWorkingDays Calendar, decimal Gate)
{
    /// <summary>Somebody can be told: notices are written. Default: no, since by default nothing is sent.</summary>
    public bool Notices { get; init; }
}
