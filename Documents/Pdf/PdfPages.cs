using EnergyQuota.Documents.Fonts;
using EnergyQuota.Documents.Looks;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>Sheets of A4 filled from top to bottom. Pages are kept as drawings until the last, since a foot names the number of pages.</summary>
/// <param name="measures">The measures of the look.</param>
internal sealed class PdfPages(Measures measures) : IDisposable
{
    // Further pages of a report begin a little lower, below the line at their head.
    private const float BelowHead = 8;

    private readonly List<SKPicture> _done = [];
    private SKPictureRecorder? _recorder;

    /// <summary>The measures of the look.</summary>
    public Measures Measures => measures;

    /// <summary>The characters that the typeface lacks and that were printed as boxes.</summary>
    public SortedSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The page being filled.</summary>
    public SKCanvas Canvas { get; private set; } = null!;

    /// <summary>The next free height on the page, from its top, in points.</summary>
    public float Y { get; set; }

    /// <summary>The left edge of the text.</summary>
    public float Left => measures.Left;

    /// <summary>The right edge of the text.</summary>
    public float Right => Measures.PageWidth - measures.Right;

    /// <summary>The width of the text.</summary>
    public float TextWidth => measures.TextWidth;

    /// <summary>The room that a page has from its top to its bottom.</summary>
    public float PageRoom => LowestY - measures.Top - BelowHead;

    private float LowestY => Measures.PageHeight - measures.Bottom;

    /// <summary>Begins the first page or the next.</summary>
    public void Begin()
    {
        End();
        _recorder = new SKPictureRecorder();
        Canvas = _recorder.BeginRecording(SKRect.Create(Measures.PageWidth, Measures.PageHeight));
        Y = measures.Top + (_done.Count == 0 || measures.Grid ? 0 : BelowHead);
    }

    /// <summary>Begins a page unless this one has room.</summary>
    /// <param name="height">The room needed, in points.</param>
    /// <returns>Whether a page was begun.</returns>
    public bool Need(float height)
    {
        var full = Y + height > LowestY && Y > measures.Top + BelowHead;
        if (full)
        {
            Begin();
        }

        return full;
    }

    /// <summary>The text with boxes for what cannot be drawn, which are remembered in <see cref="Missing"/>.</summary>
    public string Drawable(string text) => ReportFont.Drawable(text, Missing);

    /// <summary>Writes one line whose top is at <paramref name="top"/>.</summary>
    public void Write(string line, SKFont font, float left, float top, SKTextAlign align = SKTextAlign.Left) =>
        Write(line, font, left, top, align, SKColors.Black);

    /// <summary>Writes one line in a colour.</summary>
    public void Write(string line, SKFont font, float left, float top, SKTextAlign align, SKColor colour)
    {
        using var ink = new SKPaint { Color = colour, IsAntialias = true };
        Canvas.DrawText(line, left, top + (font.Size * 1.08f), align, font, ink);
    }

    /// <summary>Draws a level line.</summary>
    public void Rule(float left, float right, float y, float thickness) => Line(left, y, right, y, thickness, SKColors.Black);

    /// <summary>Draws a line.</summary>
    public void Line(float left, float top, float right, float bottom, float thickness, SKColor colour)
    {
        using var ink = new SKPaint { Color = colour, StrokeWidth = thickness, IsStroke = true };
        Canvas.DrawLine(left, top, right, bottom, ink);
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
