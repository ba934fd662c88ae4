using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>An alert (预警): raised once per <see cref="AlertKey"/>, however often the same is found.</summary>
public sealed class Alert
{
    /// <summary>The number of the alert.</summary>
    public long Id { get; set; }

    /// <summary>The institution; empty for what concerns a region.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The region, where it concerns no institution; else empty.</summary>
    public string RegionCode { get; set; } = "";

    /// <summary>The calendar year.</summary>
    public required int Year { get; set; }

    /// <summary>The part of the year; see <see cref="AlertKey.Period"/>.</summary>
    public string Period { get; set; } = "";

    /// <summary>What is reported.</summary>
    public required AlertKind Kind { get; set; }

    /// <summary>How much it matters.</summary>
    public AlertGrade Grade { get; set; } = AlertGrade.Warning;

    /// <summary>What it is about within the institution; see <see cref="AlertKey.Subject"/>.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The standard's code; empty where none fits.</summary>
    public string StandardCode { get; set; } = "";

    /// <summary>The row's key; empty where none fits.</summary>
    public string RowKey { get; set; } = "";

    /// <summary>The indicator, or <see langword="null"/> where none fits.</summary>
    public QuotaIndicator? Indicator { get; set; }

    /// <summary>The value when it was raised, or raised again; <see langword="null"/> where there was none.</summary>
    public decimal? Value { get; set; }

    /// <summary>What was expected instead, or <see langword="null"/>.</summary>
    public decimal? Expected { get; set; }

    /// <summary>The limit that was passed: the constraint or baseline value, else the rule's threshold; or <see langword="null"/>.</summary>
    public decimal? Constraint { get; set; }

    /// <summary>The chance of a forecast, 0 to 1, or <see langword="null"/>.</summary>
    public decimal? Chance { get; set; }

    /// <summary>The unit; may be empty.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Since when it has been so, or <see langword="null"/>.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>The reasons, where the year cannot be judged: each <see cref="Assessment.JudgeFault"/> as text, joined by commas.</summary>
    public string Reasons { get; set; } = "";

    /// <summary>When it was raised first.</summary>
    public DateTimeOffset FirstRaisedAt { get; set; }

    /// <summary>When it was raised, or raised again.</summary>
    public required DateTimeOffset RaisedAt { get; set; }

    /// <summary>Where it stands.</summary>
    public required AlertState State { get; set; }

    /// <summary>What it reports still held when it was looked at last.</summary>
    public bool Holds { get; set; } = true;

    /// <summary>The account that acknowledged it, or <see langword="null"/>.</summary>
    public string? AcknowledgedBy { get; set; }

    /// <summary>When it was acknowledged, or <see langword="null"/>.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>What was said on acknowledging or resolving it; may be empty.</summary>
    public string Comment { get; set; } = "";

    /// <summary>The account that deals with it, or <see langword="null"/>.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>On which rung of the ladder it waits; 0 is the nearest. See <see cref="Escalation.Rung"/>.</summary>
    public int Level { get; set; }

    /// <summary>Since when it has waited there.</summary>
    public DateTimeOffset LevelSince { get; set; }

    /// <summary>When somebody is to be reminded or the ladder goes on; <see langword="null"/>: never by itself.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>When a notice about it was written last, or <see langword="null"/>.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>It waits for somebody.</summary>
    public bool Waits => State is AlertState.Open or AlertState.Escalated;
}
