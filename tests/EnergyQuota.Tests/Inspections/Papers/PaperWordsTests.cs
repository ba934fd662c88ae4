using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Filling;

namespace EnergyQuota.Tests.Inspections.Papers;

public sealed class PaperWordsTests
{
    [Fact]
    public void Day_AnyDay_IsWrittenInChineseWithoutLeadingNoughts() =>
        Assert.Equal(("2026年1月5日", "2026年11月25日", ""), (PaperWords.Day(new DateOnly(2026, 1, 5)), PaperWords.Day(new DateOnly(2026, 11, 25)), PaperWords.Day(null)));

    [Fact]
    public void Instant_OnItsOwnClock_IsNotConverted() =>
        Assert.Equal("2026年1月5日7时05分", PaperWords.Instant(new DateTimeOffset(2026, 1, 5, 7, 5, 59, TimeSpan.FromHours(8))));

    [Theory]
    [InlineData("20.0", "20")]
    [InlineData("1234567.8910", "1,234,567.891")]
    [InlineData("-0.04", "-0.04")]
    [InlineData("20.001", "20.001")]
    public void Number_OfAFigure_IsNeverRounded(string value, string written) =>
        Assert.Equal(written, PaperWords.Number(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0.1706, "17.1%")]
    [InlineData(0.1, "10%")]
    [InlineData(0.0004, "不足0.1%")]
    [InlineData(0.0005, "0.1%")]
    [InlineData(12.5, "1,250%")]
    public void Percent_OfAnExcess_NeverReadsNought(double share, string written) => Assert.Equal(written, PaperWords.Percent((decimal)share));

    [Fact]
    public void Completeness_NotWhole_NeverReadsWhole() =>
        Assert.Equal(("99.9%", "100%", "93%"), (PaperWords.Completeness(0.9999m), PaperWords.Completeness(1m), PaperWords.Completeness(0.93m)));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(17, "十七")]
    [InlineData(20, "二十")]
    [InlineData(37, "三十七")]
    [InlineData(99, "九十九")]
    public void Numeral_FromOneToNinetyNine_IsChinese(int number, string written) => Assert.Equal(written, Decree531.Numeral(number));

    [Fact]
    public void Cite_ItemsOfOneArticle_NameItOnce() =>
        Assert.Equal(Decree531.Name + "第十七条、第三十七条第二项、第五项", Decree531.Cite((17, 0), (37, 2), (37, 5)));

    [Fact]
    public void Clean_ControlCharactersAndHalves_AreReplacedAndEndsCut() => Assert.Equal("a b\nc\ufffd", PaperWords.Clean(" \u0002a\u0001b\r\nc\ud800 "));
}
