using DocumentFormat.OpenXml.Spreadsheet;

namespace EnergyQuota.Documents.Excel;

/// <summary>The few looks of cells that a workbook uses, by their number in the style sheet.</summary>
internal static class WorkbookStyles
{
    /// <summary>A text at the top left of its cell, wrapped.</summary>
    public const uint Text = 1;

    /// <summary>The header row.</summary>
    public const uint Header = 2;

    /// <summary>The title of a sheet.</summary>
    public const uint Title = 3;

    /// <summary>A day.</summary>
    public const uint Day = 4;

    /// <summary>The mark for an absent value, right where the numbers stand.</summary>
    public const uint Absent = 5;

    /// <summary>A line of text that runs on over the cells beside it.</summary>
    public const uint Line = 6;

    private const uint FirstNumber = 7;
    private const uint FirstFormat = 164;
    private const uint MostDecimals = 6;

    /// <summary>The look of a number: by its decimals, and whether it shows its sign.</summary>
    public static uint Number(Content.Cell.Number number) => FirstNumber + (uint)number.Decimals + (number.ShowsSign ? MostDecimals + 1 : 0);

    /// <summary>Makes the style sheet.</summary>
    public static Stylesheet Make()
    {
        var formats = new NumberingFormats();
        var looks = new CellFormats(
            new CellFormat { FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            Look(0, 1, wrap: true, HorizontalAlignmentValues.Left),
            Look(1, 1, wrap: true, HorizontalAlignmentValues.Center, fill: 2),
            Look(2, 0, wrap: false, HorizontalAlignmentValues.Left),
            Look(0, 1, wrap: false, HorizontalAlignmentValues.Center, format: FirstFormat),
            Look(0, 1, wrap: false, HorizontalAlignmentValues.Right),
            Look(0, 0, wrap: false, HorizontalAlignmentValues.Left));
        formats.Append(new NumberingFormat { NumberFormatId = FirstFormat, FormatCode = "yyyy-mm-dd" });
        foreach (var signed in (bool[])[false, true])
        {
            for (var decimals = 0; decimals <= MostDecimals; decimals++)
            {
                var number = new Content.Cell.Number(0, decimals) { ShowsSign = signed };
                var id = FirstFormat + 1 + Number(number) - FirstNumber;
                formats.Append(new NumberingFormat { NumberFormatId = id, FormatCode = number.Format });
                looks.Append(Look(0, 1, wrap: false, HorizontalAlignmentValues.Right, format: id));
            }
        }

        return new Stylesheet(
            formats,
            new DocumentFormat.OpenXml.Spreadsheet.Fonts(FontOf(10, bold: false), FontOf(10, bold: true), FontOf(14, bold: true)),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EBEE" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
            new CellStyleFormats(new CellFormat { FontId = 0, FillId = 0, BorderId = 0 }),
            looks,
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    private static CellFormat Look(uint font, uint border, bool wrap, HorizontalAlignmentValues side, uint format = 0, uint fill = 0) =>
        new(new Alignment { Horizontal = side, Vertical = VerticalAlignmentValues.Top, WrapText = wrap })
        {
            NumberFormatId = format,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyAlignment = true,
            ApplyBorder = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyNumberFormat = true,
        };

    // A font that Chinese Windows machines have; others take their own.
    private static DocumentFormat.OpenXml.Spreadsheet.Font FontOf(double size, bool bold)
    {
        var font = new DocumentFormat.OpenXml.Spreadsheet.Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "Microsoft YaHei" });
        return font;
    }

    private static Border Thin()
    {
        var color = new Color { Rgb = "FF999999" };
        return new Border(
            new LeftBorder(color) { Style = BorderStyleValues.Thin },
            new RightBorder(color.CloneNode(true)) { Style = BorderStyleValues.Thin },
            new TopBorder(color.CloneNode(true)) { Style = BorderStyleValues.Thin },
            new BottomBorder(color.CloneNode(true)) { Style = BorderStyleValues.Thin },
            new DiagonalBorder());
    }
}
