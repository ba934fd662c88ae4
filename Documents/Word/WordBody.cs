using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Looks;
using EnergyQuota.Documents.Packing;
using SkiaSharp;
using static EnergyQuota.Documents.Word.WordUnits;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = EnergyQuota.Documents.Content.Table;

namespace EnergyQuota.Documents.Word;

/// <summary>The pieces of a paper one below the other.</summary>
internal sealed class WordBody(MainDocumentPart main, Paper paper)
{
    private readonly Body _body = new();
    private readonly Measures _measures = Measures.Of(paper.Look);
    private bool _breaks;
    private uint _pictures;

    /// <summary>A piece of text; line breaks are kept.</summary>
    public static Run Run(string text)
    {
        var run = new Run(new RunProperties(new RunFonts { Hint = FontTypeHintValues.EastAsia }));
        var lines = StorableText.Of(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>Makes the body.</summary>
    /// <param name="section">The sheet with its head and foot.</param>
    public Body Make(SectionProperties section)
    {
        if (paper.Look == PaperLook.Report)
        {
            Add(WordStyles.Title, paper.Title);
            var line = Properties(WordStyles.Body);
            line.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 10, Space = 4, Color = "000000" });
            line.Justification = new Justification { Val = JustificationValues.Center };
            _body.Append(new Paragraph(line, Run(paper.Subtitle)));
        }

        for (var i = 0; i < paper.Blocks.Count; i++)
        {
            Add(paper.Blocks[i], i + 1 < paper.Blocks.Count ? paper.Blocks[i + 1] : null);
        }

        _body.Append(section);
        return _body;
    }

    private void Add(Block block, Block? next)
    {
        switch (block)
        {
            case Content.Heading heading:
                Add(WordStyles.Heading, heading.Text).ParagraphProperties!.Indentation = _measures.Grid ? FirstLine() : null;
                break;
            case TitleLine title:
                Add(WordStyles.Title, title.Text);
                break;
            case Letterhead letterhead:
                Add(letterhead);
                break;
            case Content.Paragraph paragraph:
                Add(paragraph, keepsNext: next is Signature or Table { WorkbookOnly: false });
                break;
            case Signature signature:
                Add(signature);
                break;
            case Gap gap:
                for (var i = 0; i < gap.Lines; i++)
                {
                    Add(WordStyles.Body, "");
                }

                break;
            case PageBreak:
                _breaks = true;
                break;
            case Figure figure:
                Add(WordStyles.CellHeader, figure.Caption);
                var width = (int)_measures.TextWidth;
                Add(figure.Chart.ToPng(width, figure.Height), figure.Caption, width, figure.Height);
                break;
            case Content.Picture picture:
                Add(picture);
                break;
            case Table { WorkbookOnly: false } table:
                Add(table);
                break;
        }
    }

    private void Add(Letterhead letterhead)
    {
        var issuer = Add(WordStyles.Letterhead, letterhead.Issuer);
        var size = Math.Min(_measures.Letterhead, _measures.TextWidth / Math.Max(WidthOf(letterhead.Issuer), 1));
        issuer.Elements<Run>().Single().RunProperties!.Append(
            new FontSize { Val = HalfPoints(Math.Max(size, _measures.Body)) }, new FontSizeComplexScript { Val = HalfPoints(Math.Max(size, _measures.Body)) });
        var properties = Properties(WordStyles.Body);
        properties.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 6, Color = "E60012" });
        properties.SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = Twips(_measures.BodyLine), Line = Twips(_measures.BodyLine), LineRule = LineSpacingRuleValues.Exact };
        properties.Justification = new Justification { Val = JustificationValues.Center };
        _body.Append(new Paragraph(properties, Run(letterhead.Number)));
    }

    private void Add(Content.Paragraph paragraph, bool keepsNext)
    {
        var properties = Properties(WordStyles.Body);
        if (keepsNext)
        {
            properties.KeepNext = new KeepNext();
        }

        if (paragraph.Strong)
        {
            properties.ParagraphBorders = new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 6, Color = "000000" });
        }

        if (paragraph.Indented)
        {
            properties.Indentation = FirstLine();
        }

        if (!paragraph.Indented)
        {
            properties.Justification = new Justification { Val = SideOf(paragraph.Side) };
        }

        _body.Append(new Paragraph(properties, Run(paragraph.Text)));
    }

    private void Add(Signature signature)
    {
        // A little wider than reckoned: typefaces differ, and a last character must not slip into a line of its own.
        var widest = Math.Min((signature.Lines.Max(WidthOf) + 1) * _measures.Body, _measures.TextWidth - (2 * _measures.Body));
        for (var i = 0; i < signature.Lines.Count; i++)
        {
            var properties = Properties(WordStyles.Body);
            if (i + 1 < signature.Lines.Count)
            {
                properties.KeepNext = new KeepNext();
            }

            properties.SpacingBetweenLines = new SpacingBetweenLines { Before = Twips(i == 0 ? 2 * _measures.BodyLine : 0), After = "0", Line = Twips(_measures.BodyLine), LineRule = LineSpacingRuleValues.Exact };
            properties.Indentation = new Indentation { Left = Twips(_measures.TextWidth - widest - (2 * _measures.Body)), Right = Twips(2 * _measures.Body) };
            properties.Justification = new Justification { Val = JustificationValues.Center };
            _body.Append(new Paragraph(properties, Run(signature.Lines[i])));
        }
    }

    private void Add(Table table)
    {
        if (_breaks)
        {
            Add(WordStyles.Spacer, "");
        }

        if (table.ShowsName)
        {
            var name = Add(WordStyles.CellHeader, table.Name).ParagraphProperties!;
            (name.KeepNext, name.Justification) = (new KeepNext(), new Justification { Val = JustificationValues.Left });
        }

        _body.Append(new WordTable(_measures).Make(table));
        foreach (var note in table.Notes)
        {
            Add(WordStyles.Note, note);
        }

        // Two tables without anything between them would become one.
        Add(WordStyles.Spacer, "");
    }

    private void Add(Content.Picture picture)
    {
        using var data = SKData.CreateCopy(picture.Content);
        using var codec = SKCodec.Create(data);
        if (codec is not null)
        {
            var scale = Math.Min(_measures.TextWidth / codec.Info.Width, (float)picture.Height / codec.Info.Height);
            Add(picture.Content, picture.Caption, codec.Info.Width * scale, codec.Info.Height * scale, codec.EncodedFormat == SKEncodedImageFormat.Jpeg);
        }

        Add(WordStyles.Note, picture.Caption).ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Center };
    }

    private void Add(byte[] content, string description, float width, float height, bool isJpeg = false)
    {
        var id = $"picture{++_pictures}";
        using var stream = new MemoryStream(content);
        main.AddImagePart(isJpeg ? ImagePartType.Jpeg : ImagePartType.Png, id).FeedData(stream);
        var properties = Properties(WordStyles.CellHeader);
        properties.KeepNext = new KeepNext();
        _body.Append(new Paragraph(properties, WordPicture.Make(id, _pictures, StorableText.Of(description), width, height)));
    }

    private Paragraph Add(string style, string text)
    {
        var line = new Paragraph(Properties(style), Run(text));
        _body.Append(line);
        return line;
    }

    private Indentation FirstLine() => new() { FirstLine = Twips(2 * _measures.Body), FirstLineChars = 200 };

    private ParagraphProperties Properties(string style)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (_breaks)
        {
            properties.PageBreakBefore = new PageBreakBefore();
            _breaks = false;
        }

        return properties;
    }

    private static JustificationValues SideOf(Side side) => side switch
    {
        Side.Right => JustificationValues.Right,
        Side.Centre => JustificationValues.Center,
        _ => JustificationValues.Left,
    };

    // In heights of the type: a Chinese character is as wide as it is high.
    private static float WidthOf(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 1f : 0.55f);
}
