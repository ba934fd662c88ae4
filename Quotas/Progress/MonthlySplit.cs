using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Progress;

/// <summary>
/// How the agency expects a year's quota to be used over its months: one share of the year. The law knows no monthly quota
/// (月度定额); this only serves to say early that a year runs high.
/// </summary>
public sealed class MonthlySplit
{
    /// <summary>The number of the share.</summary>
    public int Id { get; set; }

    /// <summary>The class of institutions it is meant for; empty: every class.</summary>
    public string Class { get; set; } = "";

    /// <summary>The indicator.</summary>
    public required QuotaIndicator Indicator { get; set; }

    /// <summary>First calendar year it holds for, inclusive.</summary>
    public required int FromYear { get; set; }

    /// <summary>The month, 1 to 12.</summary>
    public required int Month { get; set; }

    /// <summary>The month's share of the year, 0 to 1; the twelve of a split sum to 1.</summary>
    public required decimal Share { get; set; }

    /// <summary>The document it was taken from.</summary>
    public required string Source { get; set; }

    /// <summary>The account that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }
}
