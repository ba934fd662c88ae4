using EnergyQuota.Documents.Charts;
using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Monthly;

/// <summary>The standing against the quotas, always below the sentence that it is a forecast.</summary>
internal static class StandingSection
{
    private const int Percent = ReportRounding.PercentDecimals;

    // Three indicators on one page.
    private const int ChartHeight = 150;

    public static IEnumerable<Block> Of(MonthlyReport report, ReportLanguage language, ReportTexts texts)
    {
        yield return new Heading(texts.StandingHeading);
        yield return new Paragraph(texts.StandingNotice, Strong: true);
        yield return TableOf(report.Standings, language, texts);
        foreach (var total in report.RunningTotals)
        {
            yield return Chart(total, language, texts);
            yield return Values(total, language, texts);
        }
    }

    /// <summary>The standings beside the tiers, with their sources.</summary>
    public static Table TableOf(IReadOnlyList<QuotaStanding> standings, ReportLanguage language, ReportTexts texts) => new()
    {
        Name = texts.StandingTable,
        EmptyText = texts.NoStandings,
        Columns =
        [
            // English heads are longer than Chinese ones, Chinese indicators longer than one English line.
            new(texts.IndicatorAndUnit, language == ReportLanguage.English ? 2.1 : 2.75),
            new(texts.Leading, 1.05, Side.Right), new(texts.Baseline, 1.15, Side.Right),
            new(texts.Constraint, language == ReportLanguage.English ? 1.45 : 1.05, Side.Right),
            new(texts.YearToDate, 1.05, Side.Right), new(texts.Used, 1.05, Side.Right), new(texts.Split, 1.25, Side.Right),
            new(texts.Forecast, 1.2, Side.Right), new(texts.Completeness, 1.25, Side.Right), new(texts.StandingColumn, 1.5),
        ],
        Rows = [.. standings.Select(standing => Row(standing, language, texts))],
        Notes =
        [
            .. standings.Select(standing => Source(standing, language, texts)),
            .. standings.Select(standing => standing.SplitSet ? texts.SplitSet : texts.SplitEven).Distinct(),
        ],
    };

    private static IReadOnlyList<Cell> Row(QuotaStanding standing, ReportLanguage language, ReportTexts texts) =>
    [
        Cell.Of($"{standing.Indicator.In(language)}\n{standing.Unit}"),
        Cell.Of(standing.Leading, standing.TierDecimals), Cell.Of(standing.Baseline, standing.TierDecimals), Cell.Of(standing.Constraint, standing.TierDecimals),
        Cell.Of(standing.YearToDate, standing.Decimals), Cell.Of(standing.UsedPercent, Percent), Cell.Of(standing.SplitPercent, Percent),
        Cell.Of(standing.Forecast, standing.Decimals), Cell.Of(standing.CompletenessPercent, Percent), Cell.Of(WordsOf(standing.Standing, texts)),
    ];

    /// <summary>The position in one sentence, for the summary.</summary>
    public static string Sentence(QuotaStanding standing, ReportLanguage language, ReportTexts texts) => MonthlyReportPaper.Format(
        texts.StandingSentenceFormat,
        standing.Indicator.In(language),
        Cell.Of(standing.YearToDate, standing.Decimals).Display,
        standing.Unit,
        Cell.Of(standing.UsedPercent, Percent).Display,
        Cell.Of(standing.Constraint, standing.TierDecimals).Display,
        WordsOf(standing.Standing, texts));

    private static string Source(QuotaStanding standing, ReportLanguage language, ReportTexts texts) => MonthlyReportPaper.Format(
        texts.StandingSourceFormat,
        standing.Indicator.In(language),
        standing.Source.In(language),
        standing.CoefficientSet.Length == 0 ? "" : MonthlyReportPaper.Format(texts.StandingSetFormat, standing.CoefficientSet));

    private static string WordsOf(Standing standing, ReportTexts texts) => standing switch
    {
        Standing.WithinLeading => texts.WithinLeading,
        Standing.WithinBaseline => texts.WithinBaseline,
        Standing.WithinConstraint => texts.WithinConstraint,
        Standing.OverConstraint => texts.OverConstraint,
        Standing.Exceeded => texts.Exceeded,
        Standing.OverLowerBound => texts.OverLowerBound,
        _ => texts.CannotJudge,
    };

    private static Figure Chart(RunningTotal total, ReportLanguage language, ReportTexts texts) => new(
        new LineChart
        {
            ValueTitle = total.Unit,
            Labels = [.. total.Points.Select(point => MonthlyReportPaper.Format(texts.MonthLabelFormat, point.Month))],
            Lines =
            [
                new(texts.Constraint, [.. total.Points.Select(point => point.Constraint)], LineStyle.Solid),
                new(texts.Baseline, [.. total.Points.Select(point => point.Baseline)], LineStyle.DenselyDashed),
                new(texts.Leading, [.. total.Points.Select(point => point.Leading)], LineStyle.Dotted),
                new(texts.Actual, [.. total.Points.Select(point => point.Actual)], LineStyle.Solid, Marked: true),
            ],
        },
        MonthlyReportPaper.Format(texts.RunningCaptionFormat, total.Indicator.In(language), total.Unit),
        ChartHeight);

    private static Table Values(RunningTotal total, ReportLanguage language, ReportTexts texts) => new()
    {
        Name = MonthlyReportPaper.Format(texts.RunningTableFormat, total.Indicator.In(language)),
        EmptyText = texts.NoStandings,
        WorkbookOnly = true,
        Columns =
        [
            new(texts.MonthColumn, 1, Side.Centre), new(texts.Actual, 1, Side.Right),
            new(texts.Constraint, 1, Side.Right), new(texts.Baseline, 1, Side.Right), new(texts.Leading, 1, Side.Right),
        ],
        Rows = [.. total.Points.Select<RunningPoint, IReadOnlyList<Cell>>(point =>
        [
            Cell.Of($"{point.Year}-{point.Month:00}"), Cell.Of(point.Actual, total.Decimals),
            Cell.Of(point.Constraint, total.Decimals), Cell.Of(point.Baseline, total.Decimals), Cell.Of(point.Leading, total.Decimals),
        ])],
        Notes = [total.Unit, texts.StandingNotice],
    };
}
