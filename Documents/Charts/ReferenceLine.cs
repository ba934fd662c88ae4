using ScottPlot;

namespace EnergyQuota.Documents.Charts;

/// <summary>The pattern of a line: on paper it is what tells lines apart.</summary>
public enum LineStyle
{
    /// <summary>An unbroken line.</summary>
    Solid,

    /// <summary>Long strokes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>Close, short strokes.</summary>
    DenselyDashed,
}

/// <summary>A level line across a chart.</summary>
/// <param name="Name">The words of the key.</param>
/// <param name="Value">The level, on the scale of the bars.</param>
/// <param name="Style">The pattern.</param>
public sealed record ReferenceLine(string Name, decimal Value, LineStyle Style)
{
    internal void AddTo(Plot plot)
    {
        var line = plot.Add.HorizontalLine((double)Value, 1.2f, Colors.Black, LineStyles.PatternOf(Style));
        line.LegendText = Fonts.ReportFont.Drawable(Name, new HashSet<string>());
    }
}

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
