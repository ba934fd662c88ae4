using System.Text;
using EnergyQuota.Inspections.Papers.Filling;

namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>The list of placeholders of a kind of paper, as docs/papers.md has it.</summary>
public static class PlaceholderPage
{
    /// <summary>Writes the list in Markdown.</summary>
    /// <param name="kind">The kind of paper.</param>
    public static string Of(PaperKind kind)
    {
        var vocabulary = PaperVocabulary.Of(kind);
        var page = new StringBuilder();
        page.Append("| | 含义 | Meaning | |\n|---|---|---|---|\n");
        foreach (var placeholder in vocabulary.Placeholders)
        {
            page.Append(Row("", placeholder.Name, placeholder.MeaningZh, placeholder.MeaningEn, placeholder.Need));
        }

        foreach (var list in vocabulary.Lists)
        {
            page.Append(Row("列表 ", list.Name, list.MeaningZh, list.MeaningEn, list.Need));
            foreach (var field in list.Fields)
            {
                page.Append(Row($"{list.Name} · ", field.Name, field.MeaningZh, field.MeaningEn, field.Need));
            }
        }

        return page.ToString();
    }

    private static string Row(string before, string name, string zh, string en, PlaceholderNeed need) =>
        $"| {before}`{name}` | {zh} | {en} | {need switch { PlaceholderNeed.Obligatory => "必备 obligatory", PlaceholderNeed.Optional => "可空 may be empty", _ => "" }} |\n";
}
