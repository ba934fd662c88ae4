using EnergyQuota.Documents.Charts;
using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Institutional;

/// <summary>Consumption by energy type, its conversion, and the months; a chart of an annual report tells its lines apart by their strokes.</summary>
internal static class PeriodConsumptionSection
{
    private const int Percent = ReportRounding.PercentDecimals;

    private const int ChartHeight = 128;

    public static IEnumerable<Block> Of(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts)
    {
        yield return new Heading(texts.ConsumptionHeading);
        yield return Amounts(report, language, common, texts);
        yield return ConversionTable.Of(report.Conversion, report.Totals, report.Coefficients, language, common);
        yield return new Heading(texts.MonthsHeading);
        foreach (var series in report.Period.Kind == PeriodKind.Year ? report.Months : [])
        {
            yield return Chart(series, language, common, texts);
        }

        yield return Months(report, language, common, texts);
    }

    /// <summary>One, where it is wanted.</summary>
    public static IEnumerable<T> Only<T>(bool wanted, T one) => wanted ? [one] : [];

    private static Table Amounts(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts)
    {
        // The period before a year is the same period of the year before.
        var compared = report.Period.Kind != PeriodKind.Year;
        return new Table
        {
            Name = common.ConsumptionTable,
            EmptyText = texts.NoConsumption,
            Columns =
            [
                new(common.Energy, 1.15), new(common.Unit, 0.75, Side.Centre), new(texts.Now, 1.3, Side.Right),
                .. Only<Column>(compared, new(texts.PreviousPeriod, 1.3, Side.Right)), new(texts.YearBefore, 1.3, Side.Right),
                .. Only<Column>(compared, new(common.ChangeOnMonth, 0.9, Side.Right)), new(common.ChangeOnYear, 0.9, Side.Right),
                new(common.Completeness, 1, Side.Right), new(common.Estimated, 1, Side.Right), new(common.Manual, 0.95, Side.Right),
            ],
            Rows = [.. report.Consumption.Select<ConsumptionLine, IReadOnlyList<Cell>>(line =>
            [
                Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit), Cell.Of(line.ThisMonth, line.Decimals),
                .. Only(compared, Cell.Of(line.LastMonth, line.Decimals)), Cell.Of(line.SameMonthLastYear, line.Decimals),
                .. Only(compared, Cell.Change(line.ChangeOnMonthPercent, Percent)), Cell.Change(line.ChangeOnYearPercent, Percent),
                Cell.Of(line.CompletenessPercent, Percent), Cell.Of(line.EstimatedPercent, Percent), Cell.Of(line.ManualPercent, Percent),
            ])],
            Notes = [common.ConsumptionNote],
        };
    }

    private static Figure Chart(MonthSeries series, ReportLanguage language, ReportTexts common, InstitutionTexts texts) => new(
        new LineChart
        {
            ValueTitle = series.Unit,
            Labels = [.. series.Months.Select(month => MonthlyReportPaper.Format(common.MonthLabelFormat, month.Month.Number))],
            Lines =
            [
                new(texts.YearBefore, [.. series.Months.Select(month => month.YearBefore)], LineStyle.DenselyDashed),
                new(texts.Now, [.. series.Months.Select(month => month.Amount)], LineStyle.Solid, Marked: true),
            ],
        },
        texts.MonthsCaption(series.Energy, series.Unit),
        ChartHeight);

    private static Table Months(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts) => new()
    {
        Name = texts.MonthsTable,
        EmptyText = texts.NoConsumption,
        Columns =
        [
            new(common.Energy, 1.15), new(common.Unit, 0.75, Side.Centre), new(common.MonthColumn, 1, Side.Centre), new(common.Amount, 1.3, Side.Right),
            new(common.SameMonthLastYear, 1.3, Side.Right), new(common.ChangeOnYear, 1, Side.Right), new(common.Completeness, 1, Side.Right),
        ],
        Rows = [.. report.Months.SelectMany(series => series.Months, (series, month) => (IReadOnlyList<Cell>)
        [
            Cell.Of(series.Energy.In(language)), Cell.Of(series.Unit), Cell.Of($"{month.Month}"), Cell.Of(month.Amount, series.Decimals),
            Cell.Of(month.YearBefore, series.Decimals), Cell.Change(month.ChangePercent, Percent), Cell.Of(month.CompletenessPercent, Percent),
        ])],
        Notes = [texts.MonthsNote],
    };
}
