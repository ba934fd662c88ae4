using System.Globalization;
using EnergyQuota.Documents.Fonts;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace EnergyQuota.Documents.Charts;

/// <summary>A chart that can be drawn as lines into a page or as a picture. It tells its parts apart without colour, for black and white printers.</summary>
public abstract record Chart
{
    // The package would give the key a third of a low chart.
    private const float KeyHeight = 26;

    private static readonly Lock FontLock = new();

    /// <summary>What the upright axis measures, with its unit. Default: nothing.</summary>
    public string ValueTitle { get; init; } = "";

    /// <summary>Draws the chart as vectors.</summary>
    /// <param name="canvas">Where to draw; its state is left as it was.</param>
    /// <param name="at">The rectangle to fill, in points.</param>
    public void Draw(SKCanvas canvas, SKRect at)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        using var plot = Build();
        canvas.Save();
        canvas.Translate(at.Left, at.Top);
        plot.Render(canvas, new PixelRect(0, at.Width, at.Height, 0));
        canvas.Restore();
    }

    /// <summary>Draws the chart as a PNG picture.</summary>
    /// <param name="width">Width in points, at least 100.</param>
    /// <param name="height">Height in points, at least 60.</param>
    /// <param name="scale">Pixels per point; default 2, for sharp text on paper.</param>
    public byte[] ToPng(int width, int height, float scale = 2)
    {
        using var bitmap = new SKBitmap((int)(width * scale), (int)(height * scale));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        Draw(canvas, SKRect.Create(width, height));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private Plot Build()
    {
        // Before anything is measured: the font must be known to the charting package.
        lock (FontLock)
        {
            ReportFont.UseInCharts();
        }

        var plot = new Plot();
        plot.Font.Set(ReportFont.Family);
        plot.FigureBackground.Color = Colors.White;
        Fill(plot);
        plot.Axes.Left.Label.Text = Drawable(ValueTitle);
        plot.Axes.Left.Label.FontSize = 9;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Left.TickLabelStyle.FontSize = 8;
        plot.Axes.Left.TickLabelStyle.OffsetY = 2;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 8;
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = Number };
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Title.IsVisible = false;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.15);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.FontSize = 8.5f;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.Margin = new PixelPadding(0);
        plot.Legend.Padding = new PixelPadding(0);
        var key = plot.ShowLegend(Edge.Top);
        key.Padding = new PixelPadding(2);
        key.MinimumSize = KeyHeight;
        key.MaximumSize = KeyHeight;
        return plot;
    }

    /// <summary>Puts the chart's own marks into a plot.</summary>
    private protected abstract void Fill(Plot plot);

    /// <summary>Sets the labels below the horizontal axis, leaving some out where they would run into each other.</summary>
    private protected static void LabelPositions(Plot plot, IReadOnlyList<string> labels)
    {
        const int MostLabels = 32;
        var step = Math.Max(1, (labels.Count + MostLabels - 1) / MostLabels);
        var ticks = new NumericManual();
        for (var i = 0; i < labels.Count; i += step)
        {
            ticks.AddMajor(i, Drawable(labels[i]));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.SetLimitsX(-0.7, Math.Max(labels.Count, 1) - 0.3);
    }

    /// <summary>Sets the upright axis from zero (or the lowest negative value) to a little above the highest value.</summary>
    private protected static void LimitValues(Plot plot, IEnumerable<decimal> values)
    {
        var (low, high) = (0m, 0m);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        var (bottom, top) = ((double)low * 1.08, (double)high * 1.08);
        plot.Axes.SetLimitsY(bottom, top > bottom ? top : bottom + 1);
    }

    /// <summary>A text that the typeface can draw in full.</summary>
    private protected static string Drawable(string text) => ReportFont.Drawable(text, new HashSet<string>());

    private static string Number(double value) => value.ToString("#,##0.###", CultureInfo.InvariantCulture);
}
