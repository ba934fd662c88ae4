using ScottPlot;

namespace EnergyQuota.Documents.Charts;

/// <summary>Upright bars side by side, for instance one for each day of a month.</summary>
public sealed record BarChart : Chart
{
    private const float GapMarkSize = 6;

    /// <summary>The bars from left to right; may be empty.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>The words of the key for each style that may occur; a style that does not occur is left out of the key.</summary>
    public required IReadOnlyDictionary<BarStyle, string> StyleNames { get; init; }

    /// <summary>The words of the key for a gap.</summary>
    public required string GapName { get; init; }

    /// <summary>Level lines across the chart. Default: none.</summary>
    public IReadOnlyList<ReferenceLine> Lines { get; init; } = [];

    private protected override void Fill(Plot plot)
    {
        var gaps = new List<int>();
        var shapes = new List<ScottPlot.Bar>();
        for (var i = 0; i < Bars.Count; i++)
        {
            if (Bars[i].Value is not { } value)
            {
                gaps.Add(i);
                continue;
            }

            shapes.Add(new ScottPlot.Bar
            {
                Position = i,
                Value = (double)value,
                Size = 0.7,
                FillColor = FillOf(Bars[i].Style),
                LineColor = Colors.Black,
                LineWidth = 0.7f,
            });
        }

        if (shapes.Count > 0)
        {
            plot.Add.Bars(shapes);
        }

        foreach (var style in Bars.Where(bar => bar.Value is not null).Select(bar => bar.Style).Distinct().Order())
        {
            plot.Legend.ManualItems.Add(new LegendItem
            {
                LabelText = Drawable(StyleNames[style]),
                FillColor = FillOf(style),
                OutlineColor = Colors.Black,
                OutlineWidth = 0.7f,
            });
        }

        foreach (var line in Lines)
        {
            line.AddTo(plot);
        }

        LabelPositions(plot, [.. Bars.Select(bar => bar.Label)]);
        LimitValues(plot, Bars.Where(bar => bar.Value is not null).Select(bar => bar.Value!.Value).Concat(Lines.Select(line => line.Value)));
        MarkGaps(plot, gaps);
    }

    private void MarkGaps(Plot plot, List<int> gaps)
    {
        if (gaps.Count == 0)
        {
            return;
        }

        // A little above the axis, so that the mark is not cut in half by it.
        var limits = plot.Axes.GetLimits();
        var height = limits.Bottom + ((limits.Top - limits.Bottom) * 0.035);
        plot.Add.Markers(
            gaps.Select(gap => (double)gap).ToArray(), gaps.Select(_ => height).ToArray(), MarkerShape.Eks, GapMarkSize, Colors.Black)
            .LegendText = Drawable(GapName);
    }

    private static Color FillOf(BarStyle style) => style switch
    {
        BarStyle.Hollow => Colors.White,
        BarStyle.Light => new Color(200, 205, 210),
        _ => new Color(62, 84, 110),
    };
}
