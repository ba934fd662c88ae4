using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>What a rule found: an alert that is due, or one that stays if it is there already.</summary>
/// <param name="Key">Which alert.</param>
/// <param name="Grade">How much it matters.</param>
public sealed record AlertCandidate(AlertKey Key, AlertGrade Grade)
{
    /// <summary>
    /// Beyond the threshold: raises the alert. <see langword="false"/>: no longer beyond it, and not far enough back, or not
    /// known: raises none, and an alert that stands is left standing, so that it does not come and go.
    /// </summary>
    public bool Raises { get; init; } = true;

    /// <summary>The region, where it concerns no institution; else empty.</summary>
    public string RegionCode { get; init; } = "";

    /// <summary>The indicator, where there is one.</summary>
    public QuotaIndicator? Indicator { get; init; }

    /// <summary>What was found, in <see cref="Unit"/>.</summary>
    public decimal? Value { get; init; }

    /// <summary>What was expected instead, in <see cref="Unit"/>.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The limit that was passed, in <see cref="Unit"/>.</summary>
    public decimal? Limit { get; init; }

    /// <summary>A chance, 0 to 1.</summary>
    public decimal? Chance { get; init; }

    /// <summary>The unit; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Since when it has been so, where that is known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Further reasons, joined by commas; may be empty.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>The account whose business it is, or <see langword="null"/>.</summary>
    public string? Owner { get; init; }
}
