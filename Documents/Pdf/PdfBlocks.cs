using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Looks;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>Prints the pieces of a paper one below the other.</summary>
internal sealed class PdfBlocks(PdfPages pages, PdfFonts fonts)
{
    private static readonly SKColor Red = new(0xE6, 0x00, 0x12);

    private Measures Measures => pages.Measures;

    /// <summary>Prints all of them.</summary>
    public void Print(Paper paper)
    {
        if (paper.Look == PaperLook.Report)
        {
            PrintTitle(paper);
        }

        for (var i = 0; i < paper.Blocks.Count; i++)
        {
            Print(paper.Blocks[i], i + 1 < paper.Blocks.Count ? paper.Blocks[i + 1] : null);
        }
    }

    private void PrintTitle(Paper paper)
    {
        PrintCentred(paper.Title, fonts.Title);
        pages.Y += 2;
        PrintCentred(paper.Subtitle, fonts.Body);
        pages.Y += 4;
        pages.Rule(pages.Left, pages.Right, pages.Y, 1.2f);
        pages.Y += 8;
    }

    private void Print(Block block, Block? next)
    {
        switch (block)
        {
            case Heading heading:
                PrintHeading(heading, next);
                break;
            case TitleLine title:
                pages.Need(4 * Measures.BodyLine);
                PrintCentred(title.Text, fonts.Title);
                pages.Y += Measures.BodyLine / 2;
                break;
            case Letterhead letterhead:
                PrintLetterhead(letterhead);
                break;
            case Paragraph paragraph:
                PrintParagraph(paragraph, TailOf(next));
                break;
            case Signature signature:
                PrintSignature(signature);
                break;
            case Gap gap:
                pages.Need(gap.Lines * Measures.BodyLine);
                pages.Y += gap.Lines * Measures.BodyLine;
                break;
            case PageBreak:
                pages.Begin();
                break;
            case Figure chart:
                pages.Need(chart.Height + 20);
                pages.Write(pages.Drawable(chart.Caption), fonts.TableHeader, pages.Left, pages.Y);
                pages.Y += PdfFonts.LineHeight(fonts.TableHeader);
                chart.Chart.Draw(pages.Canvas, SKRect.Create(pages.Left, pages.Y, pages.TextWidth, chart.Height));
                pages.Y += chart.Height + 8;
                break;
            case Picture picture:
                PrintPicture(picture);
                break;
            case Table { WorkbookOnly: false } table:
                new PdfTable(pages, fonts).Print(table);
                break;
        }
    }

    private void PrintHeading(Heading heading, Block? next)
    {
        // A heading keeps room for what it announces: a whole chart, or the first rows of a table.
        pages.Need(30 + (next is Figure figure ? figure.Height + 20 : 60));
        if (Measures.Grid)
        {
            PrintLines(heading.Text, fonts.Heading, Side.Left, 2 * Measures.Body, 0);
            return;
        }

        pages.Y += 4;
        pages.Write(pages.Drawable(heading.Text), fonts.Heading, pages.Left, pages.Y);
        pages.Y += PdfFonts.LineHeight(fonts.Heading) + 3;
    }

    private void PrintLetterhead(Letterhead letterhead)
    {
        var issuer = pages.Drawable(letterhead.Issuer);
        var size = Measures.Letterhead;
        using (var wished = PdfFonts.Make(size, bold: true))
        {
            size = Math.Max(Measures.Body, Math.Min(size, size * pages.TextWidth / Math.Max(wished.MeasureText(issuer), 1)));
        }

        using var font = PdfFonts.Make(size, bold: true);
        foreach (var line in TextBlock.Wrap(issuer, font, pages.TextWidth + 1))
        {
            pages.Write(line, font, (pages.Left + pages.Right) / 2, pages.Y, SKTextAlign.Center, Red);
            pages.Y += PdfFonts.LineHeight(font);
        }

        pages.Y += Measures.BodyLine / 2;
        if (letterhead.Number.Length > 0)
        {
            PrintCentred(letterhead.Number, fonts.Body);
        }

        pages.Y += Measures.BodyLine / 4;
        pages.Line(pages.Left, pages.Y, pages.Right, pages.Y, 1.4f, Red);
        pages.Y += Measures.BodyLine;
    }

    private void PrintParagraph(Paragraph paragraph, float tail)
    {
        if (!paragraph.Strong)
        {
            PrintLines(paragraph.Text, fonts.Body, paragraph.Side, paragraph.Indented ? 2 * Measures.Body : 0, tail);
            pages.Y += Measures.BelowParagraph;
            return;
        }

        const float Indent = 9f;
        foreach (var line in TextBlock.Wrap(pages.Drawable(paragraph.Text), fonts.Body, pages.TextWidth - Indent))
        {
            pages.Need(Measures.BodyLine);
            using var ink = new SKPaint { Color = SKColors.Black };
            pages.Canvas.DrawRect(SKRect.Create(pages.Left, pages.Y, 3, Measures.BodyLine), ink);
            pages.Write(line, fonts.Body, pages.Left + Indent, pages.Y);
            pages.Y += Measures.BodyLine;
        }

        pages.Y += Measures.BelowParagraph;
    }

    /// <summary>Prints running text; its last lines stay on one page with a tail of some height.</summary>
    private void PrintLines(string text, SKFont font, Side side, float indent, float tail)
    {
        var lines = TextBlock.Wrap(pages.Drawable(text), font, pages.TextWidth, indent);
        for (var i = 0; i < lines.Count; i++)
        {
            // Two lines go with a signature, so that neither it nor a single line stands alone.
            var last = i >= Math.Max(lines.Count - 2, 0) ? lines.Count - i : 1;
            pages.Need((last * Measures.BodyLine) + (last > 1 || i == lines.Count - 1 ? tail : 0));
            var (x, align) = side switch
            {
                Side.Right => (pages.Right, SKTextAlign.Right),
                Side.Centre => ((pages.Left + pages.Right) / 2, SKTextAlign.Center),
                _ => (pages.Left + (i == 0 ? indent : 0), SKTextAlign.Left),
            };
            pages.Write(lines[i], font, x, pages.Y + LeadOf(font), align);
            pages.Y += Measures.BodyLine;
        }
    }

    private void PrintCentred(string text, SKFont font)
    {
        var height = PdfFonts.LineHeight(font);
        foreach (var line in TextBlock.Wrap(pages.Drawable(text), font, pages.TextWidth))
        {
            pages.Write(line, font, (pages.Left + pages.Right) / 2, pages.Y, SKTextAlign.Center);
            pages.Y += height;
        }
    }

    // What must stand on the page of a paragraph's end: a signature, or the first rows of a table that it announces.
    private float TailOf(Block? next) => next switch
    {
        Signature signature => HeightOf(signature),
        Table { WorkbookOnly: false } table when Measures.Grid => (table.RowLines + 3) * PdfFonts.LineHeight(fonts.Table),
        _ => 0,
    };

    private float HeightOf(Signature signature) => (signature.Lines.Count + 2) * Measures.BodyLine;

    private void PrintSignature(Signature signature)
    {
        pages.Need(HeightOf(signature));
        pages.Y += 2 * Measures.BodyLine;
        var lines = signature.Lines.Select(pages.Drawable).ToList();
        var widest = Math.Min(lines.Max(line => fonts.Body.MeasureText(line)), pages.TextWidth - (2 * Measures.Body));
        var middle = pages.Right - (2 * Measures.Body) - (widest / 2);
        foreach (var line in lines)
        {
            pages.Write(TextBlock.Cut(line, fonts.Body, pages.TextWidth), fonts.Body, middle, pages.Y + LeadOf(fonts.Body), SKTextAlign.Center);
            pages.Y += Measures.BodyLine;
        }
    }

    private void PrintPicture(Picture picture)
    {
        using var image = SKImage.FromEncodedData(picture.Content);
        var caption = PdfFonts.LineHeight(fonts.Small) + 6;
        if (image is not null)
        {
            var scale = Math.Min(pages.TextWidth / image.Width, (float)picture.Height / image.Height);
            var (width, height) = (image.Width * scale, image.Height * scale);
            pages.Need(height + caption);
            pages.Canvas.DrawImage(image, SKRect.Create(pages.Left + ((pages.TextWidth - width) / 2), pages.Y, width, height), new SKSamplingOptions(SKFilterMode.Linear));
            pages.Y += height + 3;
        }

        foreach (var line in TextBlock.Wrap(pages.Drawable(picture.Caption), fonts.Small, pages.TextWidth))
        {
            pages.Write(line, fonts.Small, (pages.Left + pages.Right) / 2, pages.Y, SKTextAlign.Center);
            pages.Y += PdfFonts.LineHeight(fonts.Small);
        }

        pages.Y += 8;
    }

    // Wide lines have their type in the middle of their height.
    private float LeadOf(SKFont font) => Measures.Grid ? Math.Max(0, (Measures.BodyLine - PdfFonts.LineHeight(font)) / 2) : 0;
}
