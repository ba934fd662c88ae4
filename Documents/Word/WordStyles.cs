using DocumentFormat.OpenXml.Wordprocessing;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Looks;
using static EnergyQuota.Documents.Word.WordUnits;

namespace EnergyQuota.Documents.Word;

/// <summary>The styles of a Word file, by which a person can change all pieces of a kind at once.</summary>
internal static class WordStyles
{
    public const string Body = "Normal", Title = "Title", Heading = "Heading1", Cell = "Cell", CellHeader = "CellHeader",
        Note = "Note", Letterhead = "Letterhead", Spacer = "Spacer", Head = "Header", Foot = "Footer";

    private const string Red = "E60012";

    /// <summary>Makes the styles of a look.</summary>
    public static Styles Make(PaperLook look)
    {
        var (sizes, fonts) = (Measures.Of(look), WordFonts.Of(look));
        var official = look == PaperLook.Official;
        return new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    fonts.Run(fonts.Body),
                    new FontSize { Val = HalfPoints(sizes.Body) },
                    new FontSizeComplexScript { Val = HalfPoints(sizes.Body) },
                    new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0" }))),
            Style(Body, "Normal", null, new StyleParagraphProperties(
                new WidowControl(),
                Exactly(sizes.BodyLine, after: sizes.BelowParagraph),
                new Justification { Val = official ? JustificationValues.Both : JustificationValues.Left })),
            Style(Title, "Title", Body, Centred(new SpacingBetweenLines { Before = "0", After = Twips(official ? sizes.BodyLine / 2 : 4) }), Run(fonts, fonts.Title, sizes.Title, bold: true)),
            Style(Heading, "heading 1", Body, new StyleParagraphProperties(
                new KeepNext(), Exactly(official ? sizes.BodyLine : sizes.Heading * 1.45f, official ? 0 : 4, official ? 0 : 3), new OutlineLevel { Val = 0 }), Run(fonts, fonts.Heading, sizes.Heading, bold: !official)),
            Style(Letterhead, "Letterhead", Body, Centred(new SpacingBetweenLines { Before = "0", After = Twips(sizes.BodyLine / 2), Line = "240", LineRule = LineSpacingRuleValues.Auto }), Run(fonts, fonts.Title, sizes.Letterhead, bold: true, Red)),
            Style(Cell, "Cell", Body, Tight(JustificationValues.Left), Run(fonts, fonts.Body, sizes.Table, bold: false)),
            Style(CellHeader, "Cell Header", Body, Tight(JustificationValues.Center), Run(fonts, fonts.Heading, sizes.Table, bold: !official)),
            Style(Note, "Note", Body, Tight(JustificationValues.Left), Run(fonts, fonts.Body, sizes.Small, bold: false)),
            Style(Spacer, "Spacer", Body, new StyleParagraphProperties(Exactly(official ? 12 : 8)), Run(fonts, fonts.Body, 4, bold: false)),
            Style(Head, "header", Body, Tight(official ? JustificationValues.Right : JustificationValues.Left), Run(fonts, fonts.Body, sizes.Small, bold: false)),
            Style(Foot, "footer", Body, Tight(official ? JustificationValues.Center : JustificationValues.Left), Run(fonts, official ? fonts.Title : fonts.Body, sizes.PageNumber, bold: false)));
    }

    private static Style Style(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties? run = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = basedOn is null ? true : null };
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(new PrimaryStyle(), paragraph);
        if (run is not null)
        {
            style.Append(run);
        }

        return style;
    }

    private static SpacingBetweenLines Exactly(float line, float before = 0, float after = 0) =>
        new() { Before = Twips(before), After = Twips(after), Line = Twips(line), LineRule = LineSpacingRuleValues.Exact };

    private static StyleParagraphProperties Centred(SpacingBetweenLines spacing)
    {
        spacing.Line ??= "300";
        spacing.LineRule ??= LineSpacingRuleValues.Auto;
        return new StyleParagraphProperties(new KeepNext(), spacing, new Justification { Val = JustificationValues.Center });
    }

    private static StyleParagraphProperties Tight(JustificationValues side) => new(
        new SpacingBetweenLines { Before = "0", After = "0", Line = "290", LineRule = LineSpacingRuleValues.Auto },
        new Justification { Val = side });

    private static StyleRunProperties Run(WordFonts fonts, string font, float size, bool bold, string? colour = null)
    {
        var run = new StyleRunProperties(fonts.Run(font));
        if (bold)
        {
            run.Append(new Bold());
        }

        if (colour is not null)
        {
            run.Append(new Color { Val = colour });
        }

        run.Append(new FontSize { Val = HalfPoints(size) }, new FontSizeComplexScript { Val = HalfPoints(size) });
        return run;
    }
}
