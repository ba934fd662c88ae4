using ScottPlot;

namespace EnergyQuota.Documents.Charts;

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
