using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Monthly;

/// <summary>The first section: what must not be overlooked, the month's energy in all, and the position of each indicator in a sentence.</summary>
internal static class SummarySection
{
    private const int Percent = ReportRounding.PercentDecimals;

    public static IEnumerable<Block> Of(MonthlyReport report, ReportLanguage language, ReportTexts texts) =>
    [
        new Heading(texts.SummaryHeading),
        .. Warnings(report, language, texts).Select(text => new Paragraph(text, Strong: true)),
        Totals(report, texts),
        .. report.Standings.Select(standing => new Paragraph(StandingSection.Sentence(standing, language, texts))),
    ];

    private static IEnumerable<string> Warnings(MonthlyReport report, ReportLanguage language, ReportTexts texts)
    {
        foreach (var notice in EditionWords.Notices(report.Edition, texts))
        {
            yield return notice;
        }

        if (!report.Closed)
        {
            yield return texts.Preliminary;
        }

        var now = Incomplete(report.Consumption, language, texts, line => line.CompletenessPercent ?? 0m).ToList();
        if (now.Count > 0)
        {
            yield return MonthlyReportPaper.Format(texts.IncompleteFormat, string.Join(texts.ListSeparator, now));
        }

        // A change against a month with gaps says nothing about saving or waste; where nothing is known, none is printed.
        List<string> before =
        [
            .. Before(texts.LastMonth, line => line.LastMonth is null ? null : line.LastMonthCompletenessPercent),
            .. Before(texts.SameMonthLastYear, line => line.SameMonthLastYear is null ? null : line.SameMonthLastYearCompletenessPercent),
        ];
        if (before.Count > 0)
        {
            yield return MonthlyReportPaper.Format(texts.ComparedIncompleteFormat, string.Join(texts.ListSeparator, before));
        }

        IEnumerable<string> Before(string month, Func<ConsumptionLine, decimal?> completeness) =>
            Incomplete(report.Consumption, language, texts, completeness).Select(item => MonthlyReportPaper.Format(texts.ComparedItemFormat, month, item));
    }

    private static IEnumerable<string> Incomplete(
        IEnumerable<ConsumptionLine> lines, ReportLanguage language, ReportTexts texts, Func<ConsumptionLine, decimal?> completeness) => lines
        .Where(line => completeness(line) < 100m)
        .Select(line => MonthlyReportPaper.Format(
            texts.IncompleteItemFormat, line.Energy.In(language), Cell.Of(completeness(line), Percent).Display));

    private static Table Totals(MonthlyReport report, ReportTexts texts) => new()
    {
        Name = texts.TotalsTable,
        EmptyText = texts.NoConversion,
        Columns =
        [
            new(texts.Item, 1.5), new(texts.Unit, 0.8, Side.Centre),
            new(texts.ThisMonth, 1.2, Side.Right), new(texts.Completeness, 1.1, Side.Right),
            new(texts.LastMonth, 1.2, Side.Right), new(texts.SameMonthLastYear, 1.2, Side.Right),
            new(texts.ChangeOnMonth, 1, Side.Right), new(texts.ChangeOnYear, 1, Side.Right),
        ],
        Rows =
        [
            Row(texts.TotalEnergy, "kgce", report.TotalCompletenessPercent, report.TotalStandardCoalKgce, report.LastMonth.StandardCoalKgce, report.SameMonthLastYear.StandardCoalKgce),
            Row(texts.TotalCarbon, "kgCO₂", report.TotalCompletenessPercent, report.TotalCarbonKg, report.LastMonth.CarbonKg, report.SameMonthLastYear.CarbonKg),
        ],
        Notes =
        [
            MonthlyReportPaper.Format(
                texts.TotalsNoteFormat, report.Coefficients.Coal?.Code ?? Cell.Absent, report.Coefficients.Carbon?.Code ?? Cell.Absent),
        ],
    };

    private static IReadOnlyList<Cell> Row(string name, string unit, decimal? completeness, decimal? now, decimal? before, decimal? yearBefore) =>
    [
        Cell.Of(name), Cell.Of(unit), Cell.Of(now, 0), Cell.Of(completeness, Percent), Cell.Of(before, 0), Cell.Of(yearBefore, 0),
        Cell.Change(ReportRounding.Change(now, before), Percent), Cell.Change(ReportRounding.Change(now, yearBefore), Percent),
    ];
}
