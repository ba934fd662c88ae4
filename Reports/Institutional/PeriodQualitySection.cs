using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Institutional;

/// <summary>The quality of the period's data and what was found.</summary>
internal static class PeriodQualitySection
{
    public static IEnumerable<Block> Of(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts) =>
    [
        new Heading(texts.QualityHeading),
        QualitySection.QualityTable(report.Quality, language, common),
        QualitySection.FindingsTable(report.Findings, language, common) with { EmptyText = texts.NoFindings },
    ];
}
