using DocumentFormat.OpenXml.Wordprocessing;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Word;
using Paragraph = EnergyQuota.Documents.Content.Paragraph;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace EnergyQuota.Tests.Documents;

public sealed class WordWriterTests
{
    [Theory]
    [InlineData(PaperLook.Official)]
    [InlineData(PaperLook.Report)]
    public void Write_EveryBlock_IsValidAndTheSameBytesAgain(PaperLook look)
    {
        var first = WordWriter.Write(SamplePapers.Everything(look));

        Assert.Empty(WordFile.FaultsOf(first));
        Assert.Equal(first, WordWriter.Write(SamplePapers.Everything(look)));
    }

    [Fact]
    public void Write_ControlCharactersAndHalvesOfPairs_AreMadeStorable()
    {
        var word = WordWriter.Write(SamplePapers.Of(PaperLook.Official, new TitleLine("a\u0001b"), new Paragraph("c\ud800d\ufffe\uffffe")));

        Assert.Empty(WordFile.FaultsOf(word));
        Assert.Equal("a bc\ufffdd\ufffd\ufffde", WordFile.TextOf(word));
    }

    [Fact]
    public void Write_OfficialPaper_HasItsNumberOfPagesAsFieldAndNamesChineseTypefaces()
    {
        var word = WordWriter.Write(SamplePapers.Everything(PaperLook.Official));

        Assert.Equal([" PAGE "], WordFile.Ask(word, main => main.FooterParts.Single().Footer!.Descendants<SimpleField>().Select(field => field.Instruction!.Value)));
        Assert.Equal("页眉", WordFile.Ask(word, main => main.HeaderParts.Single().Header!.InnerText));
        var fonts = WordFile.Ask(word, main => main.FontTablePart!.Fonts!.Elements<Font>().Select(font => font.Name!.Value).ToList());
        Assert.Equal(["仿宋", "黑体", "宋体", "Times New Roman"], fonts);
    }

    [Fact]
    public void Write_Table_RepeatsItsHeaderAndKeepsRowsWhole()
    {
        var word = WordWriter.Write(SamplePapers.Of(PaperLook.Official, SamplePapers.Table(2)));

        var rows = WordFile.Ask(word, main => main.Document!.Body!.Descendants<TableRow>().Select(row => (Header: row.Descendants<TableHeader>().Any(), Whole: row.Descendants<CantSplit>().Any())).ToList());
        Assert.Equal([(true, true), (false, true), (false, true)], rows);
    }

    [Fact]
    public void Write_PageBreakBeforeTable_StandsAtALineBeforeIt()
    {
        var word = WordWriter.Write(SamplePapers.Of(PaperLook.Official, new Paragraph("a"), new PageBreak(), SamplePapers.Table(1)));

        var (breaks, follows) = WordFile.Ask(word, main =>
        {
            var line = main.Document!.Body!.Elements<WordParagraph>().Single(paragraph => paragraph.ParagraphProperties?.PageBreakBefore is not null);
            return (line.InnerText, line.ElementsAfter().OfType<WordParagraph>().First().InnerText);
        });
        Assert.Equal(("", "表"), (breaks, follows));
    }
}
