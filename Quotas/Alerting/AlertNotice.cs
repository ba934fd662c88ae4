namespace EnergyQuota.Quotas.Alerting;

/// <summary>
/// That somebody should be told of an alert: written in the transaction that changed the alert, and made into mails and
/// calls later. Only written where something would be sent; see <see cref="AlertPolicy.Notices"/>.
/// </summary>
public sealed class AlertNotice
{
    /// <summary>The number of the notice.</summary>
    public long Id { get; set; }

    /// <summary>The alert's number.</summary>
    public long AlertId { get; set; }

    /// <summary>The alert.</summary>
    public Alert? Alert { get; set; }

    /// <summary>Why somebody should be told.</summary>
    public required NoticeKind Kind { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The rung on which the alert waited then.</summary>
    public int Level { get; set; }

    /// <summary>When it was made into what is sent; <see langword="null"/>: not yet.</summary>
    public DateTimeOffset? SpreadAt { get; set; }
}

/// <summary>Why somebody should be told of an alert. The numbers are stored and never reused.</summary>
public enum NoticeKind
{
    /// <summary>It was raised.</summary>
    Raised = 1,

    /// <summary>It was found again.</summary>
    Reopened = 2,

    /// <summary>It matters more than before.</summary>
    Worsened = 3,

    /// <summary>Nobody has acknowledged it yet.</summary>
    Reminder = 4,

    /// <summary>It was handed up.</summary>
    Escalated = 5,

    /// <summary>It was given to an account.</summary>
    Assigned = 6,

    /// <summary>It resolved itself, or a person resolved it. Nobody is mailed about it.</summary>
    Ended = 7,
}
