using System.Globalization;
using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Monthly;

/// <summary>Lays a monthly report out as a paper: the one place where the record's figures become cells, for all kinds of files.</summary>
public static class MonthlyReportPaper
{
    /// <summary>Lays out a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">A figure of the record is not rounded to the digits its line declares.</exception>
    public static Paper Of(MonthlyReport report, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var texts = ReportTexts.In(language);
        var name = report.Institution.Name.In(language);
        var title = Format(texts.TitleFormat, name, report.Year, report.Month);
        return new Paper
        {
            Language = texts.LanguageTag,
            Title = title,
            Subtitle = Format(
                texts.SubtitleFormat,
                report.Institution.Code,
                report.Institution.Class.In(language),
                report.Institution.Region.In(language),
                Cell.Of(report.IssuedOn).Display,
                EditionWords.Of(report.Edition, texts)),
            RunningHead = Format(texts.MarkedFormat, title, EditionWords.Of(report.Edition, texts)),
            PageNumberFormat = texts.PageNumberFormat,
            Author = Format(texts.MarkedFormat, report.Issuer.In(language), EditionWords.Of(report.Edition, texts)),
            Created = new DateTimeOffset(report.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Blocks =
            [
                .. SummarySection.Of(report, language, texts),
                .. ConsumptionSection.Of(report, language, texts),
                .. StandingSection.Of(report, language, texts),
                .. DailySection.Of(report, language, texts),
                .. QualitySection.Of(report, language, texts),
            ],
        };
    }

    /// <summary>Fills a pattern of words, the same way in every culture.</summary>
    internal static string Format(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
