using System.Text;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Templates;

namespace EnergyQuota.Tests.Inspections.Papers;

public sealed class TemplateParserTests
{
    // A whole notice in as few lines as it can have.
    private const string Least = """
        @标题 t
        {{文号}} {{发文机关}} {{签发日期}} {{单位名称}} {{法律依据}} {{年度}} {{说明期限}}
        @表格 指标
        | a |
        |---|
        | {{名称}} |
        @落款 x
        """;

    [Fact]
    public void Parse_LeastNotice_IsGood() => Assert.Empty(Faults(Least));

    [Fact]
    public void Parse_ByteOrderMarkAndCarriageReturns_AreTaken() => Assert.Empty(Faults("\uFEFF" + Least.ReplaceLineEndings("\r\n")));

    [Theory]
    [InlineData("文号")]
    [InlineData("发文机关")]
    [InlineData("单位名称")]
    [InlineData("法律依据")]
    [InlineData("说明期限")]
    [InlineData("签发日期")]
    [InlineData("年度")]
    public void Parse_ObligatoryLeftOut_IsRefused(string name)
    {
        var fault = Assert.Single(Faults(Least.Replace($"{{{{{name}}}}}", "", StringComparison.Ordinal)));

        Assert.Equal(0, fault.Line);
        Assert.Contains($"obligatory {name} ", fault.En, StringComparison.Ordinal);
        Assert.Contains($"必备要素“{name}”", fault.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ObligatoryOnlyInsideACondition_IsRefused() =>
        Assert.Contains("obligatory 说明期限", Assert.Single(Faults(Least.Replace("{{说明期限}}", "", StringComparison.Ordinal) + "\n@如果 年度\n{{说明期限}}\n@结束")).En, StringComparison.Ordinal);

    [Theory]
    [InlineData("{{没有的}}", "no placeholder 没有的")]
    [InlineData("{{文号", "braces")]
    [InlineData("文号}}", "braces")]
    [InlineData("{ {{文号}} }", "braces")]
    [InlineData("{{}}", "braces")]
    [InlineData("{{a{{b}}}}", "braces")]
    [InlineData("@没有的 x", "@没有的 is not known")]
    [InlineData("@标题", "no words after @标题")]
    [InlineData("@空行 x", "words after @空行")]
    [InlineData("| a |", "is a row without")]
    [InlineData("@如果 没有的\nx\n@结束", "no placeholder 没有的")]
    [InlineData("@如果 年度\nx", "has no @结束")]
    [InlineData("@逐项 没有的\nx\n@结束", "no list 没有的")]
    [InlineData("@逐项 指标\n@逐项 指标\nx\n@结束\n@结束", "a list cannot stand inside a list")]
    [InlineData("{{联系人}}", "@如果 联系人")]
    [InlineData("{{名称}}", "no placeholder 名称")]
    [InlineData("@逐项 指标\n{{基准值}}\n@结束", "@如果 基准值")]
    [InlineData("@如果 没有 联系人\n{{联系人}}\n@结束", "@如果 联系人")]
    [InlineData("@表格", "name of a list")]
    [InlineData("@表格 指标\n| a |\n| b |", "three rows")]
    [InlineData("@表格 指标\n| a |\n| b |\n| c |", "row of dashes")]
    [InlineData("@表格 指标\n| a | b |\n|---|---|\n| c |", "must have 2 cells")]
    [InlineData("@表格 指标\n| {{年度}} |\n|---|\n| c |", "headers cannot hold placeholders")]
    [InlineData("@表单\n|---|", "row of dashes and at least one more")]
    [InlineData("@表单 21\n|---|\n| a |", "how many lines")]
    [InlineData("@表单\n|---|---|\n| a |", "must have 2 cells")]
    public void Parse_FaultyLine_IsToldWithFileLineAndReason(string lines, string reason)
    {
        var faults = Faults(Least + "\n" + lines);

        var fault = Assert.Single(faults);
        Assert.Equal("notice.txt", fault.File);
        Assert.InRange(fault.Line, 8, 12);
        Assert.Contains(reason, fault.En, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Zh);
    }

    [Theory]
    [InlineData("@如果 联系人\n{{联系人}}\n@结束")]
    [InlineData("@如果 没有 联系人\nx\n@否则\n{{联系人}}\n@结束")]
    [InlineData("@逐项 指标\n@如果 基准值\n{{基准值}} {{序次}} {{年度}}\n@结束\n@结束")]
    [InlineData("@表单 20\n|:--|--:|\n| {{联系人}} | |")]
    public void Parse_GuardedOrInACell_IsGood(string lines) => Assert.Empty(Faults(Least + "\n" + lines));

    [Fact]
    public void Parse_SeveralFaults_AreToldAtOnce() => Assert.Equal([8, 9], Faults(Least + "\n{{a}}\n@b").Select(fault => fault.Line));

    [Fact]
    public void Parse_NotUtf8_IsRefused()
    {
        var faults = new List<TemplateFault>();

        Assert.Null(TemplateParser.Parse(PaperKind.Circular, "c.txt", [0xB1, 0xEA, 0xCC, 0xE2], faults));
        Assert.Contains("UTF-8", Assert.Single(faults).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooLarge_IsRefused()
    {
        var faults = new List<TemplateFault>();

        Assert.Null(TemplateParser.Parse(PaperKind.Circular, "c.txt", new byte[TemplateParser.MostBytes + 1], faults));
        Assert.Single(faults);
    }

    private static List<TemplateFault> Faults(string text)
    {
        var faults = new List<TemplateFault>();
        var template = TemplateParser.Parse(PaperKind.ExplanationNotice, "notice.txt", Encoding.UTF8.GetBytes(text), faults);
        Assert.Equal(faults.Count == 0, template is not null);
        return faults;
    }
}
