using EnergyQuota.Inspections.Cases;
using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Today;

/// <summary>Something that waits for whoever opens the first page: an alert, or a deadline of a case.</summary>
/// <param name="Urgency">How urgent it is.</param>
/// <param name="InstitutionCode">The institution; empty: it concerns a region as a whole.</param>
/// <param name="Day">The deadline's last day, or the day on which the alert was raised.</param>
/// <param name="Alert">The alert, or <see langword="null"/>.</param>
/// <param name="Deadline">The deadline, or <see langword="null"/>.</param>
internal sealed record TodayItem(TodayUrgency Urgency, string InstitutionCode, DateOnly Day, Alert? Alert, OpenDeadline? Deadline)
{
    /// <summary>The page on which something can be done about it.</summary>
    public string Address => Deadline is { } deadline ? $"/cases/{deadline.CaseId}" : $"/alerts/{Alert!.Id}";
}

/// <summary>How urgent something is, the most urgent first.</summary>
internal enum TodayUrgency
{
    /// <summary>A deadline has passed: one's own, or one after which it is one's own turn.</summary>
    Missed,

    /// <summary>An alert that is serious.</summary>
    Serious,

    /// <summary>A deadline ends soon.</summary>
    Approaching,

    /// <summary>Nothing comes from where readings should come.</summary>
    NoData,

    /// <summary>Another alert that waits.</summary>
    Waiting,
}
