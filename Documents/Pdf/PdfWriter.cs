using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Looks;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>A PDF file.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Missing">The characters that the typeface lacks and that were printed as boxes, in order; empty as a rule.</param>
public sealed record PdfFile(byte[] Bytes, IReadOnlyList<string> Missing);

/// <summary>Prints a paper as A4 pages. Text can be selected and searched; charts are vectors; the same paper gives the same bytes.</summary>
public static class PdfWriter
{
    /// <summary>Prints a paper.</summary>
    /// <param name="paper">The paper.</param>
    public static PdfFile Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var measures = Measures.Of(paper.Look);
        using var fonts = new PdfFonts(measures);
        using var pages = new PdfPages(measures);
        pages.Begin();
        new PdfBlocks(pages, fonts).Print(paper);
        var drawn = pages.Finish();
        var bytes = Bind(paper, drawn, new PdfEdges(paper, pages, fonts));
        return new PdfFile(bytes, [.. pages.Missing]);
    }

    private static byte[] Bind(Paper paper, IReadOnlyList<SKPicture> drawn, PdfEdges edges)
    {
        using var stream = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = paper.Title,
            Author = paper.Author,
            Subject = paper.Subtitle,
            Creator = "EnergyQuota",
            Producer = "EnergyQuota",
            Creation = paper.Created.UtcDateTime,
            Modified = paper.Created.UtcDateTime,
            RasterDpi = 300,
            EncodingQuality = 101,
        };
        using (var document = SKDocument.CreatePdf(stream, metadata))
        {
            for (var i = 0; i < drawn.Count; i++)
            {
                var canvas = document.BeginPage(Measures.PageWidth, Measures.PageHeight);
                canvas.DrawPicture(drawn[i]);
                edges.Print(canvas, i + 1, drawn.Count);
                document.EndPage();
            }

            document.Close();
        }

        return stream.ToArray();
    }
}
