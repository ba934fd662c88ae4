using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Packing;
using Cell = EnergyQuota.Documents.Content.Cell;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;
using Table = EnergyQuota.Documents.Content.Table;

namespace EnergyQuota.Documents.Excel;

/// <summary>One sheet of a workbook: title, subtitle, header row, rows, notes. Numbers are numbers and days are days.</summary>
internal static class WorkbookSheet
{
    /// <summary>The row of the headers, counted from 1. Above it: the title, the subtitle, an empty row.</summary>
    public const uint HeaderRow = 4;

    /// <summary>Makes the sheet of a table.</summary>
    public static Worksheet Make(Paper paper, Table table)
    {
        var rows = new SheetData();
        rows.Append(Lines(1, paper.Title, WorkbookStyles.Title), Lines(2, $"{paper.Subtitle}  {table.Name}", WorkbookStyles.Line));
        rows.Append(RowOf(HeaderRow, table.Columns.Select(column => Words(column.Header, WorkbookStyles.Header))));
        var next = HeaderRow;
        foreach (var row in table.Rows)
        {
            rows.Append(RowOf(++next, row.Select((cell, i) => CellOf(cell, table.Columns[i].Side))));
        }

        foreach (var line in (table.Rows.Count == 0 ? [table.EmptyText] : Array.Empty<string>()).Concat(table.Notes))
        {
            rows.Append(Lines(++next, line, WorkbookStyles.Line));
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = HeaderRow, TopLeftCell = $"A{HeaderRow + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            {
                WorkbookViewId = 0,
            }),
            Widths(table),
            rows,
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&R&P / &N")));
    }

    /// <summary>The last row that is printed, counted from 1.</summary>
    public static uint LastRow(Table table) => HeaderRow + (uint)Math.Max(table.Rows.Count, 1) + (uint)table.Notes.Count;

    /// <summary>The letters of a column.</summary>
    /// <param name="index">The column, counted from 0.</param>
    public static string Letters(int index) => index < 26
        ? ((char)('A' + index)).ToString()
        : Letters((index / 26) - 1) + (char)('A' + (index % 26));

    private static Row Lines(uint row, string text, uint style) => RowOf(row, [Words(text, style)]);

    private static Row RowOf(uint number, IEnumerable<SheetCell> cells)
    {
        var row = new Row { RowIndex = number };
        var index = 0;
        foreach (var cell in cells)
        {
            cell.CellReference = Letters(index++) + number.ToString(CultureInfo.InvariantCulture);
            row.Append(cell);
        }

        return row;
    }

    private static SheetCell CellOf(Cell cell, Side side) => cell switch
    {
        Cell.Number number => new SheetCell
        {
            CellValue = new CellValue(number.Value.ToString(CultureInfo.InvariantCulture)),
            StyleIndex = WorkbookStyles.Number(number),
        },
        Cell.Day day => new SheetCell
        {
            CellValue = new CellValue(day.Date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
            StyleIndex = WorkbookStyles.Day,
        },
        _ => Words(cell.Display, side == Side.Right ? WorkbookStyles.Absent : WorkbookStyles.Text),
    };

    private static SheetCell Words(string text, uint style) => new()
    {
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(StorableText.Of(text)) { Space = SpaceProcessingModeValues.Preserve }),
        StyleIndex = style,
    };

    private static Columns Widths(Table table)
    {
        var columns = new Columns();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var widest = table.Rows.Select(row => row[i].Display).Append(table.Columns[i].Header).Max(WidthOf);
            columns.Append(new SheetColumn { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(widest + 2, 8, 60), CustomWidth = true });
        }

        return columns;
    }

    // A Chinese character is as wide as two digits.
    private static int WidthOf(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 2 : 1);
}
