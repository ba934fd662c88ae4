using CsCheck;
using EnergyQuota.Documents.Content;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Filling;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Inspections.Papers.Templates;
using EnergyQuota.Tests.Documents;

namespace EnergyQuota.Tests.Inspections.Papers;

public sealed class PaperFillerTests
{
    private static readonly Dictionary<PaperKind, PaperTemplate> Shipped = PaperKinds.All.ToDictionary(kind => kind, PaperSamples.Shipped);

    /// <summary>Whatever stands in the facts: there is no paper, or a whole one.</summary>
    [Fact]
    public void Fill_AnyFacts_NeverLeavesAPlaceholderOpen() => RandomFacts.All.Sample(
        facts =>
        {
            var filled = PaperFiller.Fill(Shipped[facts.Kind], SampleFacts.Header, facts);
            Assert.Equal(filled.Faults.Count > 0, filled.Paper is null);
            if (filled.Paper is { } paper)
            {
                Assert.All(Texts(paper), text => Assert.False(TemplateText.HasBraces(text), text));
                Assert.All(paper.Blocks.OfType<Paragraph>(), paragraph => Assert.NotEmpty(paragraph.Text.Trim()));
            }
        },
        iter: 4_000);

    /// <summary>What is not refused can be written, and Office finds nothing wrong with it.</summary>
    [Fact]
    public void Fill_AnyFacts_GivesFilesThatAreValid() => RandomFacts.All.Sample(
        facts =>
        {
            if (PaperFiller.Fill(Shipped[facts.Kind], SampleFacts.Header, facts).Paper is { } paper)
            {
                var files = PaperFiles.Of(paper);
                Assert.Empty(WordFile.FaultsOf(files.Word));
                Assert.Equal(files.Missing.Count == 0, files.Pdf is not null);
            }
        },
        iter: 60);

    [Theory]
    [InlineData("")]
    [InlineData(" \u0007 ")]
    public void Fill_ObligatoryWithoutValue_IsRefused(string hearing)
    {
        var filled = PaperFiller.Fill(Shipped[PaperKind.CorrectionOrder], SampleFacts.Header, (CorrectionOrderFacts)SampleFacts.Of(PaperKind.CorrectionOrder) with { Hearing = hearing });

        Assert.Null(filled.Paper);
        Assert.Contains("陈述申辩", Assert.Single(filled.Faults).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_ListThatMustNotBeEmpty_IsRefused()
    {
        var filled = PaperFiller.Fill(Shipped[PaperKind.CorrectionOrder], SampleFacts.Header, (CorrectionOrderFacts)SampleFacts.Of(PaperKind.CorrectionOrder) with { Demands = [] });

        Assert.Contains("改正要求 ", Assert.Single(filled.Faults).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_DeadlineBeforeTheDay_IsRefused()
    {
        var facts = (ExplanationNoticeFacts)SampleFacts.Of(PaperKind.ExplanationNotice);

        Assert.NotNull(Fill(facts with { Deadline = SampleFacts.Header.IssuedOn }).Paper);
        Assert.Contains("last day", Assert.Single(Fill(facts with { Deadline = SampleFacts.Header.IssuedOn.AddDays(-1) }).Faults).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_Draft_IsMarkedOnEveryPageAndAPaperIsNot()
    {
        var facts = SampleFacts.Of(PaperKind.ExplanationNotice);
        var draft = PaperFiles.Of(PaperFiller.Fill(Shipped[PaperKind.ExplanationNotice], SampleFacts.Header, facts).Paper!);
        var paper = PaperFiles.Of(PaperFiller.Fill(Shipped[PaperKind.ExplanationNotice], SampleFacts.Header with { IsDraft = false }, facts).Paper!);

        Assert.Equal(Poppler.PagesOf(draft.Pdf!), Poppler.TextOf(draft.Pdf!).Split("不具效力").Length - 1);
        Assert.DoesNotContain("不具效力", Poppler.TextOf(paper.Pdf!), StringComparison.Ordinal);
        Assert.Contains("不具效力", WordFile.Ask(draft.Word, main => string.Concat(main.HeaderParts.Select(head => head.Header!.InnerText))), StringComparison.Ordinal);
        Assert.Empty(WordFile.Ask(paper.Word, main => main.HeaderParts.ToList()));
    }

    [Fact]
    public void Fill_Photographs_StandOnPagesOfTheirOwnInBothFiles()
    {
        var record = (InspectionRecordFacts)SampleFacts.Of(PaperKind.InspectionRecord);
        var photographed = record with { Photographs = [new("t", null, new string('0', 64), SamplePapers.Png(64, 48)), new("u", null, new string('1', 64), SamplePapers.Png(32, 48))] };

        var (without, with) = (PaperFiles.Of(Fill(record).Paper!), PaperFiles.Of(Fill(photographed).Paper!));

        Assert.Equal((0, 2), (Poppler.PicturesIn(without.Pdf!).Count, Poppler.PicturesIn(with.Pdf!).Count));
        Assert.Equal((0, 2), (WordFile.Ask(without.Word, main => main.ImageParts.Count()), WordFile.Ask(with.Word, main => main.ImageParts.Count())));
        Assert.Empty(WordFile.FaultsOf(with.Word));
    }

    [Fact]
    public void Fill_Replacement_IsSaidInOneSentence()
    {
        var header = SampleFacts.Header with { ReplacedNumber = "示管节〔2026〕11号", ReplacedReason = "期限有误。" };
        var paper = PaperFiller.Fill(Shipped[PaperKind.ExplanationNotice], header, SampleFacts.Of(PaperKind.ExplanationNotice)).Paper!;

        Assert.Contains(paper.Blocks.OfType<Paragraph>(), paragraph => paragraph.Text == "本通知替代示管节〔2026〕11号，后者作废，原因：期限有误。");
    }

    [Fact]
    public void Files_CharacterThatThePdfLacks_GiveTheWordFileOnly()
    {
        var files = PaperFiles.Of(PaperFiller.Fill(
            Shipped[PaperKind.ExplanationNotice], SampleFacts.Header with { InstitutionName = "𬱖县法院" }, SampleFacts.Of(PaperKind.ExplanationNotice)).Paper!);

        Assert.Null(files.Pdf);
        Assert.Equal(["𬱖"], files.Missing);
        Assert.Contains("𬱖县法院", WordFile.TextOf(files.Word), StringComparison.Ordinal);
    }

    private static FilledPaper Fill(PaperFacts facts) => PaperFiller.Fill(Shipped[facts.Kind], SampleFacts.Header, facts);

    private static IEnumerable<string> Texts(Paper paper) =>
    [
        paper.Title, paper.Subtitle, paper.Author, paper.RunningHead,
        .. paper.Blocks.SelectMany(block => block switch
        {
            Paragraph paragraph => [paragraph.Text],
            TitleLine title => [title.Text],
            Heading heading => [heading.Text],
            Letterhead head => [head.Issuer, head.Number],
            Signature signature => signature.Lines,
            Picture picture => [picture.Caption],
            Table table => [table.Name, .. table.Rows.SelectMany(row => row.Select(cell => cell.Display))],
            _ => Array.Empty<string>(),
        }),
    ];
}
