using System.Text.RegularExpressions;
using EnergyQuota.Documents.Content;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Filling;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Inspections.Papers.Templates;
using EnergyQuota.Tests.Documents;

namespace EnergyQuota.Tests.Inspections.Papers;

/// <summary>The templates that come with the program.</summary>
public sealed partial class ShippedTemplatesTests
{
    public static TheoryData<PaperKind> Kinds => PaperSamples.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sample_OfEachKind_IsAValidWordFileWithTheTextOfThePdf(PaperKind kind)
    {
        var paper = PaperSamples.Fill(kind).Paper!;
        var files = PaperFiles.Of(paper);

        Assert.Empty(files.Missing);
        Assert.Empty(WordFile.FaultsOf(files.Word));
        Assert.Equal(PaperSamples.Without(WordFile.TextOf(files.Word)), TextOf(files.Pdf!, paper));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sample_MadeAgain_IsTheSameBytes(PaperKind kind)
    {
        var (first, second) = (PaperFiles.Of(PaperSamples.Fill(kind).Paper!), PaperFiles.Of(PaperSamples.Fill(kind).Paper!));

        Assert.Equal(first.Word, second.Word);
        Assert.Equal(first.Pdf, second.Pdf);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sample_OfEachKind_SaysNumberAgencyInstitutionDayAndBasis(PaperKind kind)
    {
        var text = WordFile.TextOf(PaperFiles.Of(PaperSamples.Fill(kind).Paper!).Word);

        Assert.All(
            ["示管节〔2026〕12号", "示例市机关事务管理局", "示例市示例区人民法院", "2026年11月25日", Decree531.Name],
            wanted => Assert.Contains(wanted, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PaperKind.ExplanationNotice, "第十七条")]
    [InlineData(PaperKind.InspectionRecord, "第三十五条、第三十六条")]
    [InlineData(PaperKind.CorrectionOrder, "第三十七条第二项、第五项")]
    [InlineData(PaperKind.RectificationOpinion, "第四十一条")]
    [InlineData(PaperKind.Circular, "第三十七条")]
    public void Sample_OfEachKind_RestsOnItsArticles(PaperKind kind, string articles) =>
        Assert.Contains(Decree531.Name + articles, WordFile.TextOf(PaperFiles.Of(PaperSamples.Fill(kind).Paper!).Word), StringComparison.Ordinal);

    [Fact]
    public void ExplanationNotice_Sample_SaysFiguresDeadlineAndThatExceedingIsNoViolation()
    {
        var text = WordFile.TextOf(PaperFiles.Of(PaperSamples.Fill(PaperKind.ExplanationNotice).Paper!).Word);

        Assert.All(
            ["23.412", "3.412", "17.1%", "至少31.05", "99.6%", "2026年12月10日", "超过定额本身不属违法", "第三十七条第五项"],
            wanted => Assert.Contains(wanted, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Templates_NoneOfThem_SpeaksOfAFine() =>
        Assert.All(PaperKinds.All, kind => Assert.DoesNotContain("罚", WordFile.TextOf(PaperFiles.Of(PaperSamples.Fill(kind).Paper!).Word), StringComparison.Ordinal));

    /// <summary>docs/papers.md lists what templates can print, as the program does.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Documents_Placeholders_AreThoseOfTheProgram(PaperKind kind) =>
        Assert.Contains(PlaceholderPage.Of(kind), Repository.Read("docs/papers.md").ReplaceLineEndings("\n"), StringComparison.Ordinal);

    /// <summary>Every placeholder has a value in the sample, or may be empty: none is documented and never filled.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Placeholders_OfEachKind_AreFilled(PaperKind kind)
    {
        var vocabulary = PaperVocabulary.Of(kind);
        var values = vocabulary.ValuesOf(SampleFacts.Header, SampleFacts.Of(kind));

        Assert.Equal(vocabulary.Placeholders.Select(p => p.Name).Order(StringComparer.Ordinal), values.Scalars.Keys.Order(StringComparer.Ordinal));
        Assert.All(vocabulary.Placeholders.Where(p => p.Need != PlaceholderNeed.Optional), p => Assert.NotEmpty(values.Scalars[p.Name]));
        Assert.All(vocabulary.Lists, list => Assert.All(values.Lists[list.Name], item =>
        {
            Assert.Equal(list.Fields.Select(field => field.Name).Order(StringComparer.Ordinal), item.Keys.Order(StringComparer.Ordinal));
            Assert.All(list.Fields.Where(field => field.Need != PlaceholderNeed.Optional), field => Assert.NotEmpty(item[field.Name]));
        }));
        Assert.All(vocabulary.Lists.Where(list => list.Need == PlaceholderNeed.Obligatory), list => Assert.NotEmpty(values.Lists[list.Name]));
    }

    /// <summary>The text of the pages without what each page has: its head, its number, and the header row of a table that goes on.</summary>
    private static string TextOf(byte[] pdf, Paper paper)
    {
        var headers = paper.Blocks.OfType<Table>().Where(table => table.ShowsHeader).Select(table => PaperSamples.Without(string.Concat(table.Columns.Select(column => column.Header)))).ToList();
        return PageNumber().Split(PaperSamples.Without(Poppler.RawTextOf(pdf), paper.RunningHead)).Aggregate((before, page) =>
            before + (headers.Find(header => page.StartsWith(header, StringComparison.Ordinal) && before.Contains(header, StringComparison.Ordinal)) is { } again ? page[again.Length..] : page));
    }

    [GeneratedRegex(@"—\d+—")]
    private static partial Regex PageNumber();
}
