using EnergyQuota.Documents.Content;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>Prints a table. Rows stay whole, and the header row is repeated on each page.</summary>
internal sealed class PdfTable(PdfPages pages, PdfFonts fonts)
{
    private const float PadX = 3.5f;
    private const float PadY = 2.6f;

    /// <summary>Prints the caption, the header row, the rows and the notes.</summary>
    public void Print(Table table)
    {
        var edges = Edges(table.Columns);
        var header = Lay([.. table.Columns.Select(column => column.Header)], edges, fonts.TableHeader);
        var caption = PdfFonts.LineHeight(fonts.TableHeader) + 2;

        // A caption or a header row alone at the foot of a page would be no use: two rows go with them.
        pages.Need(caption + header.Height + (3 * PdfFonts.LineHeight(fonts.Table)));
        pages.Write(pages.Drawable(table.Name), fonts.TableHeader, PdfPages.Left, pages.Y);
        pages.Y += caption;
        PrintHeader(table, header, edges);
        foreach (var cells in table.Rows)
        {
            var row = Lay([.. cells.Select(cell => cell.Display)], edges, fonts.Table);
            if (pages.Need(row.Height))
            {
                PrintHeader(table, header, edges);
            }

            PrintRow(table, row, edges, fonts.Table);
            pages.Rule(edges[0], edges[^1], pages.Y, 0.35f);
        }

        if (table.Rows.Count == 0)
        {
            pages.Write(pages.Drawable(table.EmptyText), fonts.Table, edges[0] + PadX, pages.Y + PadY);
            pages.Y += PdfFonts.LineHeight(fonts.Table) + (2 * PadY);
        }

        pages.Rule(edges[0], edges[^1], pages.Y, 0.9f);
        pages.Y += 3;
        foreach (var note in table.Notes)
        {
            var lines = TextBlock.Wrap(pages.Drawable(note), fonts.Small, PdfPages.TextWidth);
            pages.Need(lines.Count * PdfFonts.LineHeight(fonts.Small));
            foreach (var line in lines)
            {
                pages.Write(line, fonts.Small, PdfPages.Left, pages.Y);
                pages.Y += PdfFonts.LineHeight(fonts.Small);
            }
        }

        pages.Y += 8;
    }

    private void PrintHeader(Table table, Row header, float[] edges)
    {
        using var grey = new SKPaint { Color = new SKColor(232, 235, 238) };
        pages.Canvas.DrawRect(SKRect.Create(edges[0], pages.Y, edges[^1] - edges[0], header.Height), grey);
        pages.Rule(edges[0], edges[^1], pages.Y, 0.9f);
        PrintRow(table, header, edges, fonts.TableHeader);
        pages.Rule(edges[0], edges[^1], pages.Y, 0.6f);
    }

    private void PrintRow(Table table, Row row, float[] edges, SKFont font)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var (anchor, align) = table.Columns[i].Side switch
            {
                Side.Right => (edges[i + 1] - PadX, SKTextAlign.Right),
                Side.Centre => ((edges[i] + edges[i + 1]) / 2, SKTextAlign.Center),
                _ => (edges[i] + PadX, SKTextAlign.Left),
            };
            var top = pages.Y + PadY;
            foreach (var line in row.Cells[i])
            {
                pages.Write(line, font, anchor, top, align);
                top += PdfFonts.LineHeight(font);
            }
        }

        pages.Y += row.Height;
    }

    private Row Lay(IReadOnlyList<string> texts, float[] edges, SKFont font)
    {
        var cells = texts
            .Select<string, IReadOnlyList<string>>((text, i) =>
                [.. text.Split('\n').SelectMany(part => TextBlock.Wrap(pages.Drawable(part), font, edges[i + 1] - edges[i] - (2 * PadX)))])
            .ToList();
        return new Row(cells, (cells.Max(cell => cell.Count) * PdfFonts.LineHeight(font)) + (2 * PadY));
    }

    private static float[] Edges(IReadOnlyList<Column> columns)
    {
        var total = columns.Sum(column => column.Weight);
        var edges = new float[columns.Count + 1];
        edges[0] = PdfPages.Left;
        for (var i = 0; i < columns.Count; i++)
        {
            edges[i + 1] = edges[i] + (float)(columns[i].Weight / total * PdfPages.TextWidth);
        }

        return edges;
    }

    private sealed record Row(IReadOnlyList<IReadOnlyList<string>> Cells, float Height);
}
