using EnergyQuota.Documents.Fonts;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>Sheets of A4 filled from top to bottom. Pages are kept as drawings until the last, since a foot names the number of pages.</summary>
internal sealed class PdfPages : IDisposable
{
    /// <summary>Width of A4 in points.</summary>
    public const float Width = 595.28f;

    /// <summary>Height of A4 in points.</summary>
    public const float Height = 841.89f;

    /// <summary>The margin at all sides in points (16 mm).</summary>
    public const float Margin = 46;

    private const float Bottom = Height - Margin - 14;
    private readonly List<SKPicture> _done = [];
    private SKPictureRecorder? _recorder;

    /// <summary>The characters that the typeface lacks and that were printed as boxes.</summary>
    public SortedSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The page being filled.</summary>
    public SKCanvas Canvas { get; private set; } = null!;

    /// <summary>The next free height on the page, from its top, in points.</summary>
    public float Y { get; set; }

    /// <summary>The left edge of the text.</summary>
    public static float Left => Margin;

    /// <summary>The width of the text.</summary>
    public static float TextWidth => Width - (2 * Margin);

    /// <summary>Begins the first page or the next.</summary>
    public void Begin()
    {
        End();
        _recorder = new SKPictureRecorder();
        Canvas = _recorder.BeginRecording(SKRect.Create(Width, Height));
        Y = Margin + (_done.Count == 0 ? 0 : 8);
    }

    /// <summary>Begins a page unless this one has room.</summary>
    /// <param name="height">The room needed, in points.</param>
    /// <returns>Whether a page was begun.</returns>
    public bool Need(float height)
    {
        var full = Y + height > Bottom && Y > Margin + 8;
        if (full)
        {
            Begin();
        }

        return full;
    }

    /// <summary>The text with boxes for what cannot be drawn, which are remembered in <see cref="Missing"/>.</summary>
    public string Drawable(string text) => ReportFont.Drawable(text, Missing);

    /// <summary>Writes one line whose top is at <paramref name="top"/>.</summary>
    public void Write(string line, SKFont font, float left, float top, SKTextAlign align = SKTextAlign.Left)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        Canvas.DrawText(line, left, top + (font.Size * 1.08f), align, font, ink);
    }

    /// <summary>Draws a level line.</summary>
    public void Rule(float left, float right, float y, float thickness)
    {
        using var ink = new SKPaint { Color = SKColors.Black, StrokeWidth = thickness, IsStroke = true };
        Canvas.DrawLine(left, y, right, y, ink);
    }

    /// <summary>Ends the last page and gives all of them.</summary>
    public IReadOnlyList<SKPicture> Finish()
    {
        End();
        return _done;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _recorder?.Dispose();
        _done.ForEach(page => page.Dispose());
    }

    private void End()
    {
        if (_recorder is not null)
        {
            _done.Add(_recorder.EndRecording());
            _recorder.Dispose();
            _recorder = null;
        }
    }
}
