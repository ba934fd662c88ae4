using ScottPlot;

namespace EnergyQuota.Documents.Charts;

/// <summary>Lines over common positions, for instance a running total against its limits.</summary>
public sealed record LineChart : Chart
{
    /// <summary>The texts of the positions from left to right.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The lines; each has as many values as there are labels, or fewer where it ends early.</summary>
    public required IReadOnlyList<ChartLine> Lines { get; init; }

    private protected override void Fill(Plot plot)
    {
        foreach (var line in Lines)
        {
            var named = false;
            foreach (var (start, end) in Runs(line.Values))
            {
                var positions = Enumerable.Range(start, end - start);
                var drawn = plot.Add.Scatter(
                    positions.Select(i => (double)i).ToArray(),
                    positions.Select(i => (double)line.Values[i]!.Value).ToArray(),
                    line.Marked ? new Color(20, 60, 120) : Colors.Black);
                drawn.LinePattern = LineStyles.PatternOf(line.Style);
                drawn.LineWidth = line.Marked ? 2.2f : 1.1f;
                drawn.MarkerStyle.Shape = line.Marked ? MarkerShape.FilledCircle : MarkerShape.None;
                drawn.MarkerStyle.Size = 6;
                if (!named)
                {
                    drawn.LegendText = Drawable(line.Name);
                    named = true;
                }
            }
        }

        LabelPositions(plot, Labels);
        LimitValues(plot, Lines.SelectMany(line => line.Values).Where(value => value is not null).Select(value => value!.Value));
    }

    /// <summary>The stretches without a gap, as start and end (exclusive).</summary>
    private static IEnumerable<(int Start, int End)> Runs(IReadOnlyList<decimal?> values)
    {
        var start = -1;
        for (var i = 0; i <= values.Count; i++)
        {
            var present = i < values.Count && values[i] is not null;
            if (present && start < 0)
            {
                start = i;
            }
            else if (!present && start >= 0)
            {
                yield return (start, i);
                start = -1;
            }
        }
    }
}
