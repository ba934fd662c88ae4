using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Pdf;

namespace EnergyQuota.Tests.Documents;

public sealed class PdfTableTests
{
    [Fact]
    public void Write_CellWithALineBreak_BreaksThere()
    {
        var paper = new Paper
        {
            Language = "en",
            Title = "t",
            Subtitle = "",
            RunningHead = "",
            PageNumberFormat = "{0}/{1}",
            Author = "",
            Created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Blocks = [new Table { Name = "n", Columns = [new("head\nbelow")], Rows = [[Cell.Of("first\nsecond")]], EmptyText = "" }],
        };

        var lines = Poppler.TextOf(PdfWriter.Write(paper).Bytes).Split('\n').Select(line => line.Trim()).ToList();

        Assert.Contains("head", lines);
        Assert.Contains("below", lines);
        Assert.Contains("second", lines);
    }

    [Theory]
    [InlineData("1.5", "+1.5")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("0.0", "0.0")]
    public void Change_AnyValue_ShowsItsSign(string value, string display) =>
        Assert.Equal(display, Cell.Change(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), 1).Display);
}
