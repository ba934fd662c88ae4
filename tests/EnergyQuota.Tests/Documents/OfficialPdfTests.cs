using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Pdf;

namespace EnergyQuota.Tests.Documents;

public sealed class OfficialPdfTests
{
    private static readonly Signature End = new(["机关", "2026年11月25日"]);

    [Fact]
    public void Write_EveryBlock_IsTheSameBytesAgainAndNumbersItsPages()
    {
        var first = PdfWriter.Write(SamplePapers.Everything(PaperLook.Official));

        Assert.Equal(first.Bytes, PdfWriter.Write(SamplePapers.Everything(PaperLook.Official)).Bytes);
        var pages = Poppler.PagesOf(first.Bytes);
        Assert.All(Enumerable.Range(1, pages), page => Assert.Matches($@"—\s*{page}\s*—", Poppler.TextOf(first.Bytes)));
    }

    /// <summary>However long the text is: where the signature stands, the end of the text stands too.</summary>
    [Fact]
    public void Write_TextOfAnyLength_EndsOnThePageOfItsSignature()
    {
        for (var lines = 8; lines <= 30; lines++)
        {
            var text = string.Concat(Enumerable.Repeat("一二三四五六七八九十一二三四五六七八九十一二三四五六七八", lines)) + "末";
            var pages = Poppler.TextOf(PdfWriter.Write(SamplePapers.Of(PaperLook.Official, new Paragraph(text) { Indented = true }, End)).Bytes).Split('\f');

            var last = pages.Single(page => page.Contains("2026年11月25日", StringComparison.Ordinal));
            Assert.Contains("末", last, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_RowHigherThanAPage_GoesOnOverTheNext()
    {
        var text = string.Concat(Enumerable.Range(0, 1_500).Select(i => (char)('一' + (i % 3)))) + "末";
        var table = SamplePapers.Table(1) with { Rows = [[Cell.Of(text), Cell.Of("1"), Cell.Of("2")]] };

        var written = Poppler.RawTextOf(PdfWriter.Write(SamplePapers.Of(PaperLook.Official, table)).Bytes);

        Assert.Equal(text.Count(c => c == '一'), written.Count(c => c == '一'));
        Assert.Contains("末", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Number_StaysWithItsUnitOfTime()
    {
        for (var before = 0; before < 30; before++)
        {
            var text = Poppler.TextOf(PdfWriter.Write(SamplePapers.Of(PaperLook.Official, new Paragraph(new string('甲', before) + "2026年11月25日"))).Bytes);
            Assert.DoesNotMatch(@"\d\s*\n\s*[年月日]", text);
        }
    }
}
