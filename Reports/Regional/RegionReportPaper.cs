using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Regional;

/// <summary>Lays a region's report out as a paper: the one place where the record's figures become cells, for all kinds of files.</summary>
public static class RegionReportPaper
{
    /// <summary>Lays out a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">A figure of the record is not rounded to the digits its line declares.</exception>
    public static Paper Of(RegionReport report, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (common, texts) = (ReportTexts.In(language), new RegionTexts(language));
        var (title, edition) = (texts.Title(report), EditionWords.Of(report.Edition, common));
        return new Paper
        {
            Language = common.LanguageTag,
            Title = title,
            Subtitle = texts.Subtitle(report, edition),
            RunningHead = Marked(title),
            PageNumberFormat = common.PageNumberFormat,
            Author = Marked(report.Issuer.In(language)),
            Created = new DateTimeOffset(report.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Blocks =
            [
                .. RegionSummarySection.Of(report, language, common, texts),
                .. RegionConsumptionSection.Of(report, language, common, texts),
                .. RegionVerdictSection.Of(report, language, texts),
                .. RegionQualitySection.Of(report, language, common, texts),
                .. RegionListSection.Of(report, language, common, texts),
            ],
        };

        string Marked(string text) => Monthly.MonthlyReportPaper.Format(common.MarkedFormat, text, edition);
    }
}
