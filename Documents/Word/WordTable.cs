using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Looks;
using static EnergyQuota.Documents.Word.WordUnits;
using Cell = EnergyQuota.Documents.Content.Cell;
using Column = EnergyQuota.Documents.Content.Column;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = EnergyQuota.Documents.Content.Table;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace EnergyQuota.Documents.Word;

/// <summary>A table: fixed widths, rows that are not broken over pages, a header row that is repeated.</summary>
internal sealed class WordTable(Measures measures)
{
    /// <summary>Makes a table.</summary>
    public W.Table Make(Table table)
    {
        var widths = Widths(table.Columns);
        var grid = new TableGrid();
        grid.Append(widths.Select(width => new GridColumn { Width = Twips(width) }));
        var made = new W.Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(widths.Sum()) },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })),
            grid);
        if (table.ShowsHeader)
        {
            made.Append(Header(table, widths));
        }

        foreach (var row in table.Rows)
        {
            made.Append(Row(table, row, widths));
        }

        if (table.Rows.Count == 0)
        {
            made.Append(new TableRow(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(widths.Sum()) },
                    new GridSpan { Val = table.Columns.Count }),
                Line(WordStyles.Cell, table.EmptyText, JustificationValues.Left))));
        }

        return made;
    }

    private static TableRow Header(Table table, List<float> widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < widths.Count; i++)
        {
            row.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(widths[i]) },
                    new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E8EBEE" },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                Line(WordStyles.CellHeader, table.Columns[i].Header, SideOf(table.Columns[i].Side))));
        }

        return row;
    }

    private TableRow Row(Table table, IReadOnlyList<Cell> cells, List<float> widths)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (table.RowLines > 1)
        {
            properties.Append(new TableRowHeight { Val = (uint)TwipsOf(table.RowLines * measures.Table * 1.45f), HeightType = HeightRuleValues.AtLeast });
        }

        var row = new TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(widths[i]) });
            if (measures.Grid)
            {
                cell.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            }

            row.Append(new TableCell(cell, Line(WordStyles.Cell, cells[i].Display, SideOf(table.Columns[i].Side))));
        }

        return row;
    }

    private TableBorders Borders()
    {
        var (line, none) = ((EnumValue<BorderValues>)BorderValues.Single, (EnumValue<BorderValues>)BorderValues.Nil);
        var side = measures.Grid ? line : none;
        return new TableBorders(
            new TopBorder { Val = line, Size = measures.Grid ? 4u : 8u, Color = "000000" },
            new LeftBorder { Val = side, Size = 4, Color = "000000" },
            new BottomBorder { Val = line, Size = measures.Grid ? 4u : 8u, Color = "000000" },
            new RightBorder { Val = side, Size = 4, Color = "000000" },
            new InsideHorizontalBorder { Val = line, Size = 4, Color = "000000" },
            new InsideVerticalBorder { Val = side, Size = 4, Color = "000000" });
    }

    private static Paragraph Line(string style, string text, JustificationValues side) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = style }, new Justification { Val = side }),
        WordBody.Run(text));

    private static JustificationValues SideOf(Side side) => side switch
    {
        Side.Right => JustificationValues.Right,
        Side.Centre => JustificationValues.Center,
        _ => JustificationValues.Left,
    };

    private List<float> Widths(IReadOnlyList<Column> columns)
    {
        var total = columns.Sum(column => column.Weight);
        return [.. columns.Select(column => (float)(column.Weight / total * measures.TextWidth))];
    }
}
