namespace EnergyQuota.Quotas.Standards.Assignments;

/// <summary>Which row judges an institution, why, and for which years: as the rules find it, or as an officer has decided.</summary>
public sealed class RowAssignment
{
    /// <summary>The number of the assignment.</summary>
    public int Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The indicator.</summary>
    public required QuotaIndicator Indicator { get; set; }

    /// <summary>The standard's code.</summary>
    public required string StandardCode { get; set; }

    /// <summary>The row's key within the standard.</summary>
    public required string RowKey { get; set; }

    /// <summary>The first calendar year it holds for; a heating season goes by the year in which it ends.</summary>
    public required int FromYear { get; set; }

    /// <summary>The last year it holds for, inclusive; <see langword="null"/>: until another is stored.</summary>
    public int? ToYear { get; set; }

    /// <summary>The reason in Chinese; an officer's own words.</summary>
    public required string ReasonZh { get; set; }

    /// <summary>The reason in English; an officer's own words.</summary>
    public required string ReasonEn { get; set; }

    /// <summary>The document of an officer's decision; empty where the rules found the row.</summary>
    public string Document { get; set; } = "";

    /// <summary>The rules found it; otherwise an officer decided, and the rules follow where the row fits.</summary>
    public required bool Automatic { get; set; }

    /// <summary>Who decided: an account, or the job.</summary>
    public required string DecidedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; set; }

    /// <summary>Whether it holds for a year.</summary>
    /// <param name="year">The year.</param>
    public bool HoldsIn(int year) => FromYear <= year && (ToYear is null || year <= ToYear);
}
