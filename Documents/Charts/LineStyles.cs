using ScottPlot;

namespace EnergyQuota.Documents.Charts;

/// <summary>The charting package's words for our patterns.</summary>
internal static class LineStyles
{
    /// <summary>The package's pattern.</summary>
    public static LinePattern PatternOf(LineStyle style) => style switch
    {
        LineStyle.Dashed => LinePattern.Dashed,
        LineStyle.Dotted => LinePattern.Dotted,
        LineStyle.DenselyDashed => LinePattern.DenselyDashed,
        _ => LinePattern.Solid,
    };
}
