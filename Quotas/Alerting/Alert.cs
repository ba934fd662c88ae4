using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>An alert (预警): raised once per institution, row, year and kind, however often the same is found.</summary>
public sealed class Alert
{
    /// <summary>The number of the alert.</summary>
    public long Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; set; }

    /// <summary>What is reported.</summary>
    public required AlertKind Kind { get; set; }

    /// <summary>The standard's code; empty where none fits.</summary>
    public string StandardCode { get; set; } = "";

    /// <summary>The row's key; empty where none fits.</summary>
    public string RowKey { get; set; } = "";

    /// <summary>The indicator, or <see langword="null"/> where none fits.</summary>
    public QuotaIndicator? Indicator { get; set; }

    /// <summary>The value when it was raised, or raised again; <see langword="null"/> where there was none.</summary>
    public decimal? Value { get; set; }

    /// <summary>The constraint value, or <see langword="null"/>.</summary>
    public decimal? Constraint { get; set; }

    /// <summary>The unit; may be empty.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The reasons, where the year cannot be judged; each <see cref="Assessment.JudgeFault"/> as text, joined by commas.</summary>
    public string Reasons { get; set; } = "";

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; set; }

    /// <summary>Where it stands.</summary>
    public required AlertState State { get; set; }

    /// <summary>The account that acknowledged it, or <see langword="null"/>.</summary>
    public string? AcknowledgedBy { get; set; }

    /// <summary>When it was acknowledged, or <see langword="null"/>.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>What was said on acknowledging it; may be empty.</summary>
    public string Comment { get; set; } = "";
}

/// <summary>What an alert reports. The numbers are stored and never reused.</summary>
public enum AlertKind
{
    /// <summary>Year in progress: above what the agency's split expects by now. Not a verdict.</summary>
    AheadOfSplit = 1,

    /// <summary>Year in progress: the constraint value of the whole year is already used up. Not a verdict.</summary>
    ConstraintUsedUp = 2,

    /// <summary>Closed year: over the constraint value; an explanation is due (Decree 531, art. 17).</summary>
    Over = 3,

    /// <summary>Closed year: over the constraint value by the measured part alone.</summary>
    OverLowerBound = 4,

    /// <summary>Closed year: cannot be judged.</summary>
    CannotJudge = 5,
}

/// <summary>Where an alert stands. The numbers are stored and never reused.</summary>
public enum AlertState
{
    /// <summary>Raised, nobody has looked.</summary>
    Open = 1,

    /// <summary>An officer has acknowledged it.</summary>
    Acknowledged = 2,

    /// <summary>What it reported no longer holds.</summary>
    Withdrawn = 3,
}
