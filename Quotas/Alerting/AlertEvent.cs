namespace EnergyQuota.Quotas.Alerting;

/// <summary>One step in the history of an alert after it was raised first.</summary>
public sealed class AlertEvent
{
    /// <summary>The number of the step.</summary>
    public long Id { get; set; }

    /// <summary>The alert's number.</summary>
    public long AlertId { get; set; }

    /// <summary>The alert.</summary>
    public Alert? Alert { get; set; }

    /// <summary>What happened.</summary>
    public required AlertEventKind Kind { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The account or job that did it.</summary>
    public required string Who { get; set; }

    /// <summary>What was said, or the account it was given to; may be empty.</summary>
    public string Text { get; set; } = "";
}

/// <summary>What happened to an alert. The numbers are stored and never reused.</summary>
public enum AlertEventKind
{
    /// <summary>Acknowledged, with a comment.</summary>
    Acknowledged = 1,

    /// <summary>Given to an account, which the text names.</summary>
    Assigned = 2,

    /// <summary>Somebody was reminded.</summary>
    Reminded = 3,

    /// <summary>Handed to the next rung of the ladder.</summary>
    Escalated = 4,

    /// <summary>Resolved by a person, with a comment.</summary>
    Resolved = 5,

    /// <summary>What it reported no longer held.</summary>
    Withdrawn = 6,

    /// <summary>It was found again.</summary>
    Reopened = 7,

    /// <summary>It was found to matter more than before; whoever had acknowledged it had seen less.</summary>
    Worsened = 8,
}
