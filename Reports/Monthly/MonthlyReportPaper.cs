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
                Cell.Of(report.IssuedOn).Display),
            RunningHead = title,
            PageNumberFormat = texts.PageNumberFormat,
            Author = report.Issuer.In(language),
            Created = new DateTimeOffset(report.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Blocks =
            [
                .. Summary(report, language, texts),
                .. ConsumptionSection.Of(report, language, texts),
                .. StandingSection.Of(report, language, texts),
                .. DailySection.Of(report, language, texts),
                .. QualitySection.Of(report, language, texts),
            ],
        };
    }

    /// <summary>Fills a pattern of words, the same way in every culture.</summary>
    internal static string Format(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    private static IEnumerable<Block> Summary(MonthlyReport report, ReportLanguage language, ReportTexts texts)
    {
        yield return new Heading(texts.SummaryHeading);
        yield return new Paragraph(Format(
            texts.SummaryFormat,
            report.Year,
            report.Month,
            Cell.Of(report.TotalStandardCoalKgce, 0).Display,
            Cell.Of(report.TotalCarbonKg, 0).Display,
            Cell.Of(report.TotalCompletenessPercent, ReportRounding.PercentDecimals).Display,
            report.Coefficients.Title.In(language),
            report.Coefficients.Code));
        if (!report.Closed)
        {
            yield return new Paragraph(texts.Preliminary, Strong: true);
        }

        var incomplete = report.Consumption
            .Where(line => line.CompletenessPercent is null or < 100m)
            .Select(line => Format(
                texts.IncompleteItemFormat,
                line.Energy.In(language),
                Cell.Of(line.CompletenessPercent, ReportRounding.PercentDecimals).Display))
            .ToList();
        if (incomplete.Count > 0)
        {
            yield return new Paragraph(Format(texts.IncompleteFormat, string.Join(texts.ListSeparator, incomplete)), Strong: true);
        }
    }
}
