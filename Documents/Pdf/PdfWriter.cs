using System.Globalization;
using EnergyQuota.Documents.Content;
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
        using var fonts = new PdfFonts();
        using var pages = new PdfPages();
        pages.Begin();
        PrintTitle(paper, pages, fonts);
        for (var i = 0; i < paper.Blocks.Count; i++)
        {
            Print(paper.Blocks[i], i + 1 < paper.Blocks.Count ? paper.Blocks[i + 1] : null, pages, fonts);
        }

        var drawn = pages.Finish();
        var bytes = Bind(paper, drawn, pages, fonts);
        return new PdfFile(bytes, [.. pages.Missing]);
    }

    private static void PrintTitle(Paper paper, PdfPages pages, PdfFonts fonts)
    {
        foreach (var line in TextBlock.Wrap(pages.Drawable(paper.Title), fonts.Title, PdfPages.TextWidth))
        {
            pages.Write(line, fonts.Title, PdfPages.Width / 2, pages.Y, SKTextAlign.Center);
            pages.Y += PdfFonts.LineHeight(fonts.Title);
        }

        pages.Y += 2;
        foreach (var line in TextBlock.Wrap(pages.Drawable(paper.Subtitle), fonts.Body, PdfPages.TextWidth))
        {
            pages.Write(line, fonts.Body, PdfPages.Width / 2, pages.Y, SKTextAlign.Center);
            pages.Y += PdfFonts.LineHeight(fonts.Body);
        }

        pages.Y += 4;
        pages.Rule(PdfPages.Left, PdfPages.Left + PdfPages.TextWidth, pages.Y, 1.2f);
        pages.Y += 8;
    }

    private static void Print(Block block, Block? next, PdfPages pages, PdfFonts fonts)
    {
        switch (block)
        {
            case Heading heading:
                // A heading keeps room for what it announces: a whole chart, or the first rows of a table.
                pages.Need(30 + (next is Figure figure ? figure.Height + 20 : 60));
                pages.Y += 4;
                pages.Write(pages.Drawable(heading.Text), fonts.Heading, PdfPages.Left, pages.Y);
                pages.Y += PdfFonts.LineHeight(fonts.Heading) + 3;
                break;
            case Paragraph paragraph:
                PrintParagraph(paragraph, pages, fonts);
                break;
            case Figure chart:
                pages.Need(chart.Height + 20);
                pages.Write(pages.Drawable(chart.Caption), fonts.TableHeader, PdfPages.Left, pages.Y);
                pages.Y += PdfFonts.LineHeight(fonts.TableHeader);
                chart.Chart.Draw(pages.Canvas, SKRect.Create(PdfPages.Left, pages.Y, PdfPages.TextWidth, chart.Height));
                pages.Y += chart.Height + 8;
                break;
            case Table { WorkbookOnly: false } table:
                new PdfTable(pages, fonts).Print(table);
                break;
        }
    }

    private static void PrintParagraph(Paragraph paragraph, PdfPages pages, PdfFonts fonts)
    {
        var indent = paragraph.Strong ? 9f : 0;
        var height = PdfFonts.LineHeight(fonts.Body);
        foreach (var line in TextBlock.Wrap(pages.Drawable(paragraph.Text), fonts.Body, PdfPages.TextWidth - indent))
        {
            pages.Need(height);
            if (paragraph.Strong)
            {
                using var ink = new SKPaint { Color = SKColors.Black };
                pages.Canvas.DrawRect(SKRect.Create(PdfPages.Left, pages.Y, 3, height), ink);
            }

            pages.Write(line, fonts.Body, PdfPages.Left + indent, pages.Y);
            pages.Y += height;
        }

        pages.Y += 5;
    }

    private static byte[] Bind(Paper paper, IReadOnlyList<SKPicture> drawn, PdfPages pages, PdfFonts fonts)
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
                var canvas = document.BeginPage(PdfPages.Width, PdfPages.Height);
                canvas.DrawPicture(drawn[i]);
                PrintEdges(paper, canvas, i + 1, drawn.Count, pages, fonts);
                document.EndPage();
            }

            document.Close();
        }

        return stream.ToArray();
    }

    private static void PrintEdges(Paper paper, SKCanvas canvas, int number, int count, PdfPages pages, PdfFonts fonts)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var hair = new SKPaint { Color = SKColors.Black, StrokeWidth = 0.4f, IsStroke = true };
        const float Right = PdfPages.Width - PdfPages.Margin;
        const float Foot = PdfPages.Height - PdfPages.Margin + 4;
        var page = string.Format(CultureInfo.InvariantCulture, paper.PageNumberFormat, number, count);
        canvas.DrawLine(PdfPages.Left, Foot - 11, Right, Foot - 11, hair);
        canvas.DrawText(TextBlock.Cut(pages.Drawable(paper.Author), fonts.Small, 380), PdfPages.Left, Foot, SKTextAlign.Left, fonts.Small, ink);
        canvas.DrawText(page, Right, Foot, SKTextAlign.Right, fonts.Small, ink);
        if (number > 1)
        {
            var head = TextBlock.Cut(pages.Drawable(paper.RunningHead), fonts.Small, PdfPages.TextWidth);
            canvas.DrawText(head, PdfPages.Left, PdfPages.Margin - 8, SKTextAlign.Left, fonts.Small, ink);
            canvas.DrawLine(PdfPages.Left, PdfPages.Margin - 3, Right, PdfPages.Margin - 3, hair);
        }
    }
}
