using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Looks;
using static EnergyQuota.Documents.Word.WordUnits;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace EnergyQuota.Documents.Word;

/// <summary>The sheet of paper, and what stands at the head and foot of each page.</summary>
internal sealed partial class WordEdges(MainDocumentPart main, Paper paper)
{
    private const string HeadId = "head", FootId = "foot";

    /// <summary>Adds head and foot to the file and gives the section that names them.</summary>
    public SectionProperties Make()
    {
        var measures = Measures.Of(paper.Look);
        var official = paper.Look == PaperLook.Official;
        var foot = main.AddNewPart<FooterPart>(FootId);
        foot.Footer = new Footer(Foot(measures, official));
        var section = new SectionProperties();
        if (paper.RunningHead.Length > 0)
        {
            var head = main.AddNewPart<HeaderPart>(HeadId);
            head.Header = new Header(Line(WordStyles.Head, [WordBody.Run(paper.RunningHead)]));
            section.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = HeadId });
        }

        section.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = FootId });
        if (!official)
        {
            // The first page has its title and no running head.
            section.Append(new FooterReference { Type = HeaderFooterValues.First, Id = FootId });
        }

        section.Append(
            new PageSize { Width = (uint)TwipsOf(Measures.PageWidth), Height = (uint)TwipsOf(Measures.PageHeight) },
            new PageMargin
            {
                Top = TwipsOf(measures.Top),
                Bottom = TwipsOf(measures.Bottom),
                Left = (uint)TwipsOf(measures.Left),
                Right = (uint)TwipsOf(measures.Right),
                Header = (uint)TwipsOf(official ? 52 : 26),
                Footer = (uint)TwipsOf(official ? 62 : 36),
                Gutter = 0,
            });
        if (!official)
        {
            section.Append(new TitlePage());
        }

        return section;
    }

    private Paragraph Foot(Measures measures, bool official)
    {
        if (official)
        {
            return Line(WordStyles.Foot, PageNumber());
        }

        var line = Line(WordStyles.Foot, [WordBody.Run(paper.Author), new Run(new TabChar()), .. PageNumber()]);
        line.ParagraphProperties!.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = TwipsOf(measures.TextWidth) });
        return line;
    }

    private static Paragraph Line(string style, IEnumerable<OpenXmlElement> pieces)
    {
        var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        line.Append(pieces);
        return line;
    }

    /// <summary>The words of the page's number with fields for {0} and {1}.</summary>
    private IEnumerable<OpenXmlElement> PageNumber()
    {
        foreach (var piece in Places().Split(paper.PageNumberFormat).Where(piece => piece.Length > 0))
        {
            switch (piece)
            {
                case "{0}":
                    yield return Field("PAGE");
                    break;
                case "{1}":
                    yield return Field("NUMPAGES");
                    break;
                default:
                    yield return WordBody.Run(string.Format(CultureInfo.InvariantCulture, piece));
                    break;
            }
        }
    }

    private static SimpleField Field(string name) => new(WordBody.Run("1")) { Instruction = $" {name} " };

    [GeneratedRegex(@"(\{[01]\})")]
    private static partial Regex Places();
}
