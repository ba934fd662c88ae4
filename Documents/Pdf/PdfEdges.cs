using System.Globalization;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Looks;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>Prints the head and foot of each page, once the number of pages is known.</summary>
internal sealed class PdfEdges(Paper paper, PdfPages pages, PdfFonts fonts)
{
    /// <summary>Prints them.</summary>
    /// <param name="canvas">The page.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="count">The number of pages.</param>
    public void Print(SKCanvas canvas, int number, int count)
    {
        var page = string.Format(CultureInfo.InvariantCulture, paper.PageNumberFormat, number, count);
        if (paper.Look == PaperLook.Official)
        {
            PrintOfficial(canvas, page);
        }
        else
        {
            PrintReport(canvas, number, page);
        }
    }

    private void PrintOfficial(SKCanvas canvas, string page)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.DrawText(page, Measures.PageWidth / 2, Measures.PageHeight - 72, SKTextAlign.Center, fonts.PageNumber, ink);
        var head = TextBlock.Cut(pages.Drawable(paper.RunningHead), fonts.Small, pages.TextWidth);
        canvas.DrawText(head, pages.Right, 62, SKTextAlign.Right, fonts.Small, ink);
    }

    private void PrintReport(SKCanvas canvas, int number, string page)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var hair = new SKPaint { Color = SKColors.Black, StrokeWidth = 0.4f, IsStroke = true };
        var top = pages.Measures.Top;
        var foot = Measures.PageHeight - top + 4;
        canvas.DrawLine(pages.Left, foot - 11, pages.Right, foot - 11, hair);
        canvas.DrawText(TextBlock.Cut(pages.Drawable(paper.Author), fonts.Small, 380), pages.Left, foot, SKTextAlign.Left, fonts.Small, ink);
        canvas.DrawText(page, pages.Right, foot, SKTextAlign.Right, fonts.Small, ink);
        if (number > 1)
        {
            var head = TextBlock.Cut(pages.Drawable(paper.RunningHead), fonts.Small, pages.TextWidth);
            canvas.DrawText(head, pages.Left, top - 8, SKTextAlign.Left, fonts.Small, ink);
            canvas.DrawLine(pages.Left, top - 3, pages.Right, top - 3, hair);
        }
    }
}
