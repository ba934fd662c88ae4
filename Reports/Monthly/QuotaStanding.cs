namespace EnergyQuota.Reports.Monthly;

/// <summary>The position of one indicator of one standard.</summary>
public sealed record QuotaStanding
{
    /// <summary>The indicator, for instance 单位建筑面积能耗.</summary>
    public required BilingualText Indicator { get; init; }

    /// <summary>Its unit, for instance kgce/(m²·a).</summary>
    public required string Unit { get; init; }

    /// <summary>Digits after the point of the institution's values, 0 to 6.</summary>
    public required int Decimals { get; init; }

    /// <summary>Digits after the point of the three tiers, as the standard prints them, 0 to 6.</summary>
    public required int TierDecimals { get; init; }

    /// <summary>The standard and the row of it that applies, with the reason where there was a choice.</summary>
    public required BilingualText Source { get; init; }

    /// <summary>The coefficient set of the standard, with which alone its values may be compared; empty where nothing is converted.</summary>
    public required string CoefficientSet { get; init; }

    /// <summary>From the period's begin to the end of the month.</summary>
    public required decimal? YearToDate { get; init; }

    /// <summary>The value so far over the constraint value of the whole year, in per cent.</summary>
    public required decimal? UsedPercent { get; init; }

    /// <summary>The part of the year's value that is expected to be used until now, in per cent; see <see cref="SplitSet"/>.</summary>
    public required decimal? SplitPercent { get; init; }

    /// <summary>Whether the agency has set a monthly split; otherwise the year is taken to run evenly by days, and the paper says so.</summary>
    public required bool SplitSet { get; init; }

    /// <summary>The constraint value of the year (约束值).</summary>
    public required decimal? Constraint { get; init; }

    /// <summary>The baseline value of the year (基准值).</summary>
    public required decimal? Baseline { get; init; }

    /// <summary>The leading value of the year (引导值).</summary>
    public required decimal? Leading { get; init; }

    /// <summary>The value at which the year would end on the present course.</summary>
    public required decimal? Forecast { get; init; }

    /// <summary>Completeness since the period's begin in per cent.</summary>
    public required decimal? CompletenessPercent { get; init; }

    /// <summary>Where the year stands.</summary>
    public required Standing Standing { get; init; }
}
