using System.Text;
using EnergyQuota.Documents.Charts;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Fonts;
using EnergyQuota.Documents.Pdf;
using Xunit;

namespace EnergyQuota.Tests.Documents;

public sealed class ReportFontTests
{
    [Fact]
    public void Typeface_FromTheProgram_HasItsOwnName() => Assert.Equal("EQ Sans", ReportFont.Typeface.FamilyName);

    [Fact]
    public void Has_BothLevelsOfGb2312_AllOfThem()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb2312 = Encoding.GetEncoding("gb2312");
        var characters = 0;
        for (var row = 0xB0; row <= 0xF7; row++)
        {
            for (var cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++)
            {
                characters++;
                Assert.True(ReportFont.Has(gb2312.GetString([(byte)row, (byte)cell]).EnumerateRunes().Single()), $"{row:X2}{cell:X2}");
            }
        }

        Assert.Equal(6_763, characters);
    }

    [Theory]
    [InlineData("kWh m² m³ CO₂ · — – − ≥ ≤ → ← × ± ÷ % ‰ □ … “”‘’ （）【】《》，。；：？！、　ＡＺ０９")]
    [InlineData("约束值 基准值 引导值 kgce 鄞州 嵊州 衢州 垟 喆 堃")]
    public void Drawable_SignsOfReports_AreAllThere(string text)
    {
        var missing = new SortedSet<string>();

        Assert.Equal(text, ReportFont.Drawable(text, missing));
        Assert.Empty(missing);
    }

    [Fact]
    public void Drawable_CharacterItLacks_BecomesABoxAndIsNamed()
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);

        Assert.Equal("张□□ 院", ReportFont.Drawable("张𰻝😀\u0007院", missing));
        Assert.Equal(["😀", "𰻝"], missing.OrderBy(text => text, StringComparer.Ordinal));
    }

    [Fact]
    public void Write_CharacterItLacks_IsReportedWithTheFile()
    {
        var paper = new Paper
        {
            Language = "zh-CN",
            Title = "𰻝",
            Subtitle = "",
            RunningHead = "",
            PageNumberFormat = "{0}/{1}",
            Author = "",
            Created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Blocks = [],
        };

        Assert.Equal(["𰻝"], PdfWriter.Write(paper).Missing);
    }

    [Fact]
    public void ToPng_EmptyChart_IsStillAPicture()
    {
        var bars = new BarChart { Bars = [], StyleNames = new Dictionary<BarStyle, string>(), GapName = "" };
        var lines = new LineChart { Labels = [], Lines = [] };

        Assert.NotEmpty(bars.ToPng(300, 100));
        Assert.NotEmpty(lines.ToPng(300, 100));
    }
}
