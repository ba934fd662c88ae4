using EnergyQuota.Documents.Fonts;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>The sizes of type on a page, in points.</summary>
internal sealed class PdfFonts : IDisposable
{
    /// <summary>The title of the first page.</summary>
    public SKFont Title { get; } = Make(17, bold: true);

    /// <summary>Headings.</summary>
    public SKFont Heading { get; } = Make(11.5f, bold: true);

    /// <summary>Running text.</summary>
    public SKFont Body { get; } = Make(9.5f, bold: false);

    /// <summary>The cells of tables.</summary>
    public SKFont Table { get; } = Make(8f, bold: false);

    /// <summary>The header row of tables and captions.</summary>
    public SKFont TableHeader { get; } = Make(8f, bold: true);

    /// <summary>Notes, head and foot of pages.</summary>
    public SKFont Small { get; } = Make(7.5f, bold: false);

    /// <summary>The height of a line in this type.</summary>
    public static float LineHeight(SKFont font) => font.Size * 1.45f;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in new[] { Title, Heading, Body, Table, TableHeader, Small })
        {
            font.Dispose();
        }
    }

    private static SKFont Make(float size, bool bold) => new(bold ? ReportFont.Bold : ReportFont.Typeface, size)
    {
        Subpixel = true,
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
    };
}
