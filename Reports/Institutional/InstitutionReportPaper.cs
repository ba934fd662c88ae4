using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Institutional;

/// <summary>Lays an institution's quarterly or annual report out as a paper: the one place where the record's figures become cells, for all kinds of files.</summary>
public static class InstitutionReportPaper
{
    /// <summary>Lays out a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">A figure of the record is not rounded to the digits its line declares.</exception>
    public static Paper Of(InstitutionReport report, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (common, texts) = (ReportTexts.In(language), new InstitutionTexts(language));
        var (title, edition) = (texts.Title(report), EditionWords.Of(report.Edition, common));
        return new Paper
        {
            Language = common.LanguageTag,
            Title = title,
            Subtitle = MonthlyReportPaper.Format(
                common.SubtitleFormat,
                report.Institution.Code,
                report.Institution.Class.In(language),
                report.Institution.Region.In(language),
                Cell.Of(report.IssuedOn).Display,
                edition),
            RunningHead = MonthlyReportPaper.Format(common.MarkedFormat, title, edition),
            PageNumberFormat = common.PageNumberFormat,
            Author = MonthlyReportPaper.Format(common.MarkedFormat, report.Issuer.In(language), edition),
            Created = new DateTimeOffset(report.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Blocks =
            [
                .. PeriodSummarySection.Of(report, language, common, texts),
                .. PeriodConsumptionSection.Of(report, language, common, texts),
                .. PeriodVerdictSection.Of(report, language, common, texts),
                .. PeriodQualitySection.Of(report, language, common, texts),
                .. PeriodEventSection.Of(report, language, common, texts),
            ],
        };
    }
}
