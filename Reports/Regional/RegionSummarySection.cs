using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Regional;

/// <summary>The first section: what must not be overlooked, and the region in a few figures.</summary>
internal static class RegionSummarySection
{
    public static IEnumerable<Block> Of(RegionReport report, ReportLanguage language, ReportTexts common, RegionTexts texts) =>
    [
        new Heading(texts.Summary),
        .. Warnings(report, language, common, texts).Select(text => new Paragraph(text, Strong: true)),
        new Table
        {
            Name = texts.SummaryTable,
            EmptyText = "",
            Columns = [new(texts.Item, 3), new(texts.Number, 1, Side.Right)],
            Rows =
            [
                Row(texts.InBeing, report.Institutions.Count),
                Row(texts.NotMeteredCount, report.NotMetered.Count()),
                Row(texts.IncompleteCount, report.Incomplete.Count()),
                Row(texts.Energy, report.Totals.StandardCoalKgce),
                Row(texts.Carbon, report.Totals.CarbonKg),
                Row($"{report.VerdictYear} {texts.OverrunInstitutions}", report.Overruns.DistinctBy(o => o.Code).Count()),
                Row($"{report.VerdictYear} {texts.CannotJudgeInstitutions}", report.Grades.Where(g => g.Year == report.VerdictYear).Sum(g => g.CannotJudge)),
                Row(texts.SuspectCount, report.Suspects.Count),
                Row(texts.OpenCaseCount, report.Cases.Count),
                Row(texts.OverdueCount, report.Cases.Count(c => c.Overdue)),
            ],
        },
    ];

    private static IEnumerable<string> Warnings(RegionReport report, ReportLanguage language, ReportTexts common, RegionTexts texts)
    {
        foreach (var notice in EditionWords.Notices(report.Edition, common))
        {
            yield return notice;
        }

        if (!report.Over)
        {
            yield return texts.Preliminary;
        }

        if (report.NotMetered.Count() is > 0 and var notMetered)
        {
            yield return texts.NotMeteredWarning(notMetered, report.Institutions.Count);
        }

        var incomplete = report.Amounts.Where(a => (a.CompletenessPercent ?? 0m) < 100m || a.Known < a.Metered)
            .Select(a => $"{a.Energy.In(language)} {Cell.Of(a.CompletenessPercent, ReportRounding.PercentDecimals).Display}%").ToList();
        if (incomplete.Count > 0)
        {
            yield return texts.IncompleteWarning(string.Join(common.ListSeparator, incomplete));
        }

        if (report.Adjusted > 0)
        {
            yield return texts.AdjustedWarning(report.Adjusted);
        }

        if (report.Grades.Where(g => g.Year == report.VerdictYear).Sum(g => g.Provisional) is > 0 and var provisional)
        {
            yield return texts.ProvisionalWarning(report.VerdictYear, provisional);
        }
    }

    private static IReadOnlyList<Cell> Row(string item, decimal? figure) => [Cell.Of(item), Cell.Of(figure, 0)];
}
