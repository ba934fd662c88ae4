namespace EnergyQuota.Reports;

/// <summary>A text in both languages of the product.</summary>
/// <param name="Chinese">The text in Chinese.</param>
/// <param name="English">The text in English.</param>
public sealed record BilingualText(string Chinese, string English)
{
    /// <summary>The text in one language; where it is empty, the other stands in, since a name is better than none.</summary>
    /// <param name="language">The language wanted.</param>
    public string In(ReportLanguage language)
    {
        var (wanted, other) = language == ReportLanguage.English ? (English, Chinese) : (Chinese, English);
        return wanted.Length > 0 ? wanted : other;
    }
}
