using System.Globalization;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Texts;

/// <summary>What every report says of its edition, in the same words.</summary>
internal static class EditionWords
{
    /// <summary>The edition, or that the paper is a draft: for heads and feet.</summary>
    public static string Of(ReportEdition? edition, ReportTexts texts) =>
        edition is { } filed ? Format(texts.EditionFormat, filed.Number) : texts.Draft;

    /// <summary>What must not be overlooked: that it is a draft, or which edition it replaces and why.</summary>
    public static IEnumerable<string> Notices(ReportEdition? edition, ReportTexts texts)
    {
        switch (edition)
        {
            case null:
                yield return texts.DraftNotice;
                break;
            case { Number: > 1 }:
                yield return Format(texts.NewEditionFormat, edition.Number, edition.Number - 1, edition.Reason);
                break;
        }
    }

    private static string Format(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
