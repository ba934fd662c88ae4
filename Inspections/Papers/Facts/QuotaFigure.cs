namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>A figure that is over its quota, as the verdict has it.</summary>
public sealed record QuotaFigure
{
    /// <summary>The indicator in Chinese, e.g. 单位建筑面积综合能耗.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its unit as papers write it, e.g. <c>kgce/(m²·a)</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The constraint value (约束值).</summary>
    public required decimal Constraint { get; init; }

    /// <summary>The baseline value (基准值), or <see langword="null"/> where the standard has none.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The leading value (引导值), or <see langword="null"/> where the standard has none.</summary>
    public decimal? Leading { get; init; }

    /// <summary>What was found, to 3 decimals.</summary>
    public required decimal Value { get; init; }

    /// <summary>Whether <see cref="Value"/> is only what is certain at least.</summary>
    public bool AtLeast { get; init; }

    /// <summary>The standard with its title.</summary>
    public required string Standard { get; init; }

    /// <summary>Whether the standard only demonstrates (示范) and is not the law of the region: nothing can be issued on it.</summary>
    public bool Demonstration { get; init; }

    /// <summary>The coefficient set; empty where the indicator needs none.</summary>
    public string CoefficientSet { get; init; } = "";

    /// <summary>Completeness of the data, 0 to 1.</summary>
    public required decimal Completeness { get; init; }

    /// <summary>The revision of the verdict, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The day as of which facts and consumption were taken, in the site's zone.</summary>
    public required DateOnly AsOf { get; init; }
}
