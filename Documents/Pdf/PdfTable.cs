using EnergyQuota.Documents.Content;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>Prints a table. Rows stay whole where a page has room for them, and the header row is repeated on each page.</summary>
internal sealed class PdfTable(PdfPages pages, PdfFonts fonts)
{
    private const float PadX = 3.5f;

    private bool Grid => pages.Measures.Grid;

    private float PadY => Grid ? 4 : 2.6f;

    /// <summary>Prints the caption, the header row, the rows and the notes.</summary>
    public void Print(Table table)
    {
        var edges = Edges(table.Columns);
        var header = Lay([.. table.Columns.Select(column => column.Header)], edges, fonts.TableHeader, 1);
        var caption = table.ShowsName ? PdfFonts.LineHeight(fonts.TableHeader) + 2 : 0;

        // A caption or a header row alone at the foot of a page would be no use: two rows go with them.
        pages.Need(caption + (table.ShowsHeader ? header.Height : 0) + (3 * PdfFonts.LineHeight(fonts.Table)));
        if (table.ShowsName)
        {
            pages.Write(pages.Drawable(table.Name), fonts.TableHeader, pages.Left, pages.Y);
            pages.Y += caption;
        }

        PrintHeader(table, header, edges);
        foreach (var cells in table.Rows)
        {
            PrintBody(table, header, Lay([.. cells.Select(cell => cell.Display)], edges, fonts.Table, table.RowLines), edges);
        }

        if (table.Rows.Count == 0)
        {
            PrintEmpty(table, edges);
        }

        pages.Rule(edges[0], edges[^1], pages.Y, Grid ? 0.5f : 0.9f);
        pages.Y += 3;
        PrintNotes(table);
        pages.Y += Grid ? 12 : 8;
    }

    private void PrintBody(Table table, Row header, Row row, float[] edges)
    {
        // What is higher than a page, as a long statement, goes on over the next.
        var room = pages.PageRoom - (table.ShowsHeader ? header.Height : 0);
        foreach (var part in row.Height > room ? Parts(row, room) : [row])
        {
            if (pages.Need(part.Height))
            {
                PrintHeader(table, header, edges);
            }

            PrintRow(table, part, edges, fonts.Table);
            pages.Rule(edges[0], edges[^1], pages.Y, Grid ? 0.5f : 0.35f);
        }
    }

    private IEnumerable<Row> Parts(Row row, float room)
    {
        var height = PdfFonts.LineHeight(fonts.Table);
        var most = Math.Max(1, (int)((room - (2 * PadY)) / height));
        for (var from = 0; from < row.Cells.Max(cell => cell.Count); from += most)
        {
            var cells = row.Cells.Select<IReadOnlyList<string>, IReadOnlyList<string>>(cell => [.. cell.Skip(from).Take(most)]).ToList();
            yield return new Row(cells, (cells.Max(cell => cell.Count) * height) + (2 * PadY));
        }
    }

    private void PrintEmpty(Table table, float[] edges)
    {
        var top = pages.Y;
        pages.Write(pages.Drawable(table.EmptyText), fonts.Table, edges[0] + PadX, pages.Y + PadY);
        pages.Y += PdfFonts.LineHeight(fonts.Table) + (2 * PadY);
        if (Grid)
        {
            pages.Line(edges[0], top, edges[0], pages.Y, 0.5f, SKColors.Black);
            pages.Line(edges[^1], top, edges[^1], pages.Y, 0.5f, SKColors.Black);
        }
    }

    private void PrintNotes(Table table)
    {
        foreach (var note in table.Notes)
        {
            var lines = TextBlock.Wrap(pages.Drawable(note), fonts.Small, pages.TextWidth);
            pages.Need(lines.Count * PdfFonts.LineHeight(fonts.Small));
            foreach (var line in lines)
            {
                pages.Write(line, fonts.Small, pages.Left, pages.Y);
                pages.Y += PdfFonts.LineHeight(fonts.Small);
            }
        }
    }

    private void PrintHeader(Table table, Row header, float[] edges)
    {
        if (!table.ShowsHeader)
        {
            pages.Rule(edges[0], edges[^1], pages.Y, 0.5f);
            return;
        }

        using var grey = new SKPaint { Color = new SKColor(232, 235, 238) };
        pages.Canvas.DrawRect(SKRect.Create(edges[0], pages.Y, edges[^1] - edges[0], header.Height), grey);
        pages.Rule(edges[0], edges[^1], pages.Y, Grid ? 0.5f : 0.9f);
        PrintRow(table, header, edges, fonts.TableHeader);
        pages.Rule(edges[0], edges[^1], pages.Y, Grid ? 0.5f : 0.6f);
    }

    private void PrintRow(Table table, Row row, float[] edges, SKFont font)
    {
        var height = PdfFonts.LineHeight(font);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var (anchor, align) = table.Columns[i].Side switch
            {
                Side.Right => (edges[i + 1] - PadX, SKTextAlign.Right),
                Side.Centre => ((edges[i] + edges[i + 1]) / 2, SKTextAlign.Center),
                _ => (edges[i] + PadX, SKTextAlign.Left),
            };
            var top = pages.Y + (Grid ? (row.Height - (row.Cells[i].Count * height)) / 2 : PadY);
            foreach (var line in row.Cells[i])
            {
                pages.Write(line, font, anchor, top, align);
                top += height;
            }
        }

        for (var i = 0; Grid && i < edges.Length; i++)
        {
            pages.Line(edges[i], pages.Y, edges[i], pages.Y + row.Height, 0.5f, SKColors.Black);
        }

        pages.Y += row.Height;
    }

    private Row Lay(IReadOnlyList<string> texts, float[] edges, SKFont font, int least)
    {
        var cells = texts
            .Select<string, IReadOnlyList<string>>((text, i) =>
                [.. text.Split('\n').SelectMany(part => TextBlock.Wrap(pages.Drawable(part), font, edges[i + 1] - edges[i] - (2 * PadX)))])
            .ToList();
        return new Row(cells, (Math.Max(cells.Max(cell => cell.Count), least) * PdfFonts.LineHeight(font)) + (2 * PadY));
    }

    private float[] Edges(IReadOnlyList<Column> columns)
    {
        var total = columns.Sum(column => column.Weight);
        var edges = new float[columns.Count + 1];
        edges[0] = pages.Left;
        for (var i = 0; i < columns.Count; i++)
        {
            edges[i + 1] = edges[i] + (float)(columns[i].Weight / total * pages.TextWidth);
        }

        return edges;
    }

    private sealed record Row(IReadOnlyList<IReadOnlyList<string>> Cells, float Height);
}
