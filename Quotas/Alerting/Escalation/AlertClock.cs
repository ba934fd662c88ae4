namespace EnergyQuota.Quotas.Alerting.Escalation;

/// <summary>When an alert that waits is reminded of, and when it goes to the next rung. Pure.</summary>
public static class AlertClock
{
    /// <summary>When an alert goes to the next rung by itself; <see langword="null"/>: never.</summary>
    /// <param name="grade">How much it matters.</param>
    /// <param name="since">Since when it has waited on its rung.</param>
    /// <param name="policy">The settings.</param>
    public static DateTimeOffset? EscalatesAt(AlertGrade grade, DateTimeOffset since, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var hours = grade switch
        {
            AlertGrade.Serious => policy.Options.EscalateSeriousAfterHours,
            AlertGrade.Warning => policy.Options.EscalateAfterHours,
            _ => 0,
        };
        return hours == 0 ? null : WorkingTime.After(since, hours, policy);
    }

    /// <summary>When something is to be done about an alert next; <see langword="null"/>: never by itself.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="at">Now.</param>
    /// <param name="hasNext">There is a further rung.</param>
    /// <param name="policy">The settings.</param>
    public static DateTimeOffset? Next(Alert alert, DateTimeOffset at, bool hasNext, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(policy);
        if (!alert.Waits || alert.Grade == AlertGrade.Information)
        {
            return null;
        }

        var reminder = WorkingTime.After(at, policy.Options.RemindAfterHours, policy);
        return hasNext && EscalatesAt(alert.Grade, alert.LevelSince, policy) is { } escalation && escalation < reminder ? escalation : reminder;
    }
}
