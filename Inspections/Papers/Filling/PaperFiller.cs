using EnergyQuota.Documents.Content;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Templates;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>Makes the paper of facts by a template. Pure: the same facts, header and template give the same paper.</summary>
/// <remarks>Fails closed: where a placeholder that must have a value has none, or a value holds the braces of placeholders, there is no paper.</remarks>
public static class PaperFiller
{
    /// <summary>What stands in a draft in place of a number.</summary>
    public const string DraftNumber = "（草稿，未编号）";

    private const string DraftMark = "草稿：未编号，未签发，不具效力";

    /// <summary>Makes a paper.</summary>
    /// <param name="template">The template.</param>
    /// <param name="header">What the register and the settings add.</param>
    /// <param name="facts">The facts, of the template's kind.</param>
    public static FilledPaper Fill(PaperTemplate template, PaperHeader header, PaperFacts facts)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(facts);
        var vocabulary = PaperVocabulary.Of(template.Kind);
        var printing = new PaperPrinting(vocabulary, vocabulary.ValuesOf(header, facts));
        var blocks = printing.Print(template.Nodes);
        IReadOnlyList<PaperFault> faults = facts.DueOn < header.IssuedOn
            ? [.. printing.Faults, new PaperFault($"期限{PaperWords.Day(facts.DueOn)}早于签发日期。", "The last day it gives is before the day it is issued.")]
            : printing.Faults;
        if (faults.Count > 0)
        {
            return new FilledPaper(null, faults);
        }

        return new FilledPaper(
            new Paper
            {
                Language = "zh-CN",
                Look = PaperLook.Official,
                Title = blocks.OfType<TitleLine>().First().Text,
                Subtitle = header.Number,
                RunningHead = header.IsDraft ? DraftMark : "",
                PageNumberFormat = "— {0} —",
                Author = PaperWords.Clean(header.Issuer.Name),
                Created = new DateTimeOffset(header.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
                Blocks = blocks,
            },
            []);
    }
}
