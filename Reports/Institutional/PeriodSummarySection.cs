using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Institutional;

/// <summary>The first section: what must not be overlooked, the period's energy in all, and each verdict in a sentence.</summary>
internal static class PeriodSummarySection
{
    private const int Percent = ReportRounding.PercentDecimals;

    public static IEnumerable<Block> Of(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts) =>
    [
        new Heading(texts.SummaryHeading),
        .. Warnings(report, language, common, texts).Select(text => new Paragraph(text, Strong: true)),
        Totals(report, common, texts),
        .. report.Verdicts.Select(verdict => new Paragraph(texts.Sentence(report.VerdictYear, verdict))),
        .. report.Standings.Select(standing => new Paragraph(StandingSection.Sentence(standing, language, common))),
    ];

    private static IEnumerable<string> Warnings(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts)
    {
        foreach (var notice in EditionWords.Notices(report.Edition, common))
        {
            yield return notice;
        }

        if (!report.Over)
        {
            yield return texts.Preliminary;
        }

        var incomplete = report.Consumption.Where(line => (line.CompletenessPercent ?? 0m) < 100m)
            .Select(line => MonthlyReportPaper.Format(common.IncompleteItemFormat, line.Energy.In(language), Cell.Of(line.CompletenessPercent ?? 0m, Percent).Display)).ToList();
        if (incomplete.Count > 0)
        {
            yield return texts.Incomplete(string.Join(common.ListSeparator, incomplete));
        }

        if (report.Adjusted > 0)
        {
            yield return texts.AdjustedNotice(report.Adjusted);
        }

        if (report.Period.Kind == PeriodKind.Year && report.Verdicts.Count == 0)
        {
            yield return texts.NoVerdictsOf(report.VerdictYear);
        }

        foreach (var verdict in report.Verdicts.Where(v => v.Known is not null))
        {
            yield return texts.WouldMove(verdict, RegionWords.Of(verdict.Known!.Value).In(language));
        }
    }

    private static Table Totals(InstitutionReport report, ReportTexts common, InstitutionTexts texts)
    {
        var compared = report.Period.Kind != PeriodKind.Year;
        return new Table
        {
            Name = texts.TotalsTable,
            EmptyText = common.NoConversion,
            Columns =
            [
                new(common.Item, 1.5), new(common.Unit, 0.8, Side.Centre), new(texts.Now, 1.2, Side.Right), new(common.Completeness, 1.1, Side.Right),
                .. PeriodConsumptionSection.Only<Column>(compared, new(texts.PreviousPeriod, 1.2, Side.Right)), new(texts.YearBefore, 1.2, Side.Right),
                .. PeriodConsumptionSection.Only<Column>(compared, new(common.ChangeOnMonth, 1, Side.Right)), new(common.ChangeOnYear, 1, Side.Right),
            ],
            Rows =
            [
                Row(common.TotalEnergy, "kgce", report.Totals.StandardCoalKgce, report.Previous.StandardCoalKgce, report.YearBefore.StandardCoalKgce),
                Row(common.TotalCarbon, "kgCO₂", report.Totals.CarbonKg, report.Previous.CarbonKg, report.YearBefore.CarbonKg),
            ],
            Notes =
            [
                MonthlyReportPaper.Format(common.TotalsNoteFormat, report.Coefficients.Coal?.Code ?? Cell.Absent, report.Coefficients.Carbon?.Code ?? Cell.Absent),
            ],
        };

        IReadOnlyList<Cell> Row(string name, string unit, decimal? now, decimal? previous, decimal? yearBefore) =>
        [
            Cell.Of(name), Cell.Of(unit), Cell.Of(now, 0), Cell.Of(report.Totals.CompletenessPercent, Percent),
            .. PeriodConsumptionSection.Only(compared, Cell.Of(previous, 0)), Cell.Of(yearBefore, 0),
            .. PeriodConsumptionSection.Only(compared, Cell.Change(ReportRounding.Change(now, previous), Percent)), Cell.Change(ReportRounding.Change(now, yearBefore), Percent),
        ];
    }
}
