using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;

namespace EnergyQuota.Server.Reporting;

/// <summary>Which report is wanted, and who asks for it.</summary>
/// <param name="Scope">Who asks.</param>
/// <param name="InstitutionCode">Whose month.</param>
/// <param name="Month">Which month.</param>
/// <param name="Language">In which language.</param>
/// <param name="Extension">As which file: <c>pdf</c>, <c>xlsx</c> or <c>html</c>.</param>
internal sealed record ReportRequest(Scope Scope, string InstitutionCode, Month Month, ReportLanguage Language, string Extension)
{
    /// <summary>The endings there are.</summary>
    public static IReadOnlyList<string> Extensions { get; } = ["pdf", "xlsx", "html"];

    /// <summary>The language as in file names: <c>zh</c> or <c>en</c>.</summary>
    public string LanguageTag => Language == ReportLanguage.English ? "en" : "zh";

    /// <summary>The name of the file.</summary>
    public string FileName => $"{InstitutionCode}-{Month}-{LanguageTag}.{Extension}";

    /// <summary>Reads a month written as 2026-03.</summary>
    public static bool TryMonth(string? text, out Month month)
    {
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            && day.Year is > 1999 and < 2200)
        {
            month = Month.Of(day);
            return true;
        }

        month = default;
        return false;
    }

    /// <summary>Reads a language: <c>zh</c> or <c>en</c>.</summary>
    public static bool TryLanguage(string? text, out ReportLanguage language)
    {
        language = text == "en" ? ReportLanguage.English : ReportLanguage.Chinese;
        return text is "zh" or "en";
    }
}
