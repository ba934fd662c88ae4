using EnergyQuota.Documents.Fonts;
using EnergyQuota.Documents.Looks;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>The types on a page.</summary>
/// <param name="measures">Their sizes.</param>
internal sealed class PdfFonts(Measures measures) : IDisposable
{
    /// <summary>The title of the first page.</summary>
    public SKFont Title { get; } = Make(measures.Title, bold: true);

    /// <summary>Headings.</summary>
    public SKFont Heading { get; } = Make(measures.Heading, bold: true);

    /// <summary>Running text.</summary>
    public SKFont Body { get; } = Make(measures.Body, bold: false);

    /// <summary>The cells of tables.</summary>
    public SKFont Table { get; } = Make(measures.Table, bold: false);

    /// <summary>The header row of tables and captions.</summary>
    public SKFont TableHeader { get; } = Make(measures.Table, bold: true);

    /// <summary>Notes, head and foot of pages.</summary>
    public SKFont Small { get; } = Make(measures.Small, bold: false);

    /// <summary>The page's number.</summary>
    public SKFont PageNumber { get; } = Make(measures.PageNumber, bold: false);

    /// <summary>The height of a line in this type.</summary>
    public static float LineHeight(SKFont font) => font.Size * 1.45f;

    /// <summary>A type of another size, the caller's to dispose of.</summary>
    public static SKFont Make(float size, bool bold) => new(bold ? ReportFont.Bold : ReportFont.Typeface, size)
    {
        Subpixel = true,
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in new[] { Title, Heading, Body, Table, TableHeader, Small, PageNumber })
        {
            font.Dispose();
        }
    }
}
