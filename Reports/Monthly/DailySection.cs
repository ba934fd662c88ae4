using System.Globalization;
using EnergyQuota.Documents.Charts;
using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Monthly;

/// <summary>Daily consumption: a chart on paper, the values in the workbook.</summary>
internal static class DailySection
{
    public static IEnumerable<Block> Of(MonthlyReport report, ReportLanguage language, ReportTexts texts)
    {
        yield return new Heading(texts.DailyHeading);
        if (report.Daily.Count == 0)
        {
            yield return new Paragraph(texts.NoDaily);
        }

        foreach (var series in report.Daily)
        {
            yield return Chart(series, language, texts);
            yield return Values(series, language, texts);
        }
    }

    private static Figure Chart(DailySeries series, ReportLanguage language, ReportTexts texts) => new(
        new BarChart
        {
            ValueTitle = series.Unit,
            GapName = texts.OriginMissing,
            StyleNames = new Dictionary<BarStyle, string>
            {
                [BarStyle.Solid] = texts.OriginMeasured,
                [BarStyle.Hollow] = texts.OriginEstimated,
                [BarStyle.Light] = texts.OriginManual,
            },
            Bars = [.. series.Days.Select(day => new Bar(
                day.Date.Day.ToString(CultureInfo.InvariantCulture),
                day.Origin == DayOrigin.Missing ? null : day.Amount,
                StyleOf(day.Origin)))],
        },
        MonthlyReportPaper.Format(texts.DailyCaptionFormat, series.Energy.In(language), series.Unit),
        128);

    private static BarStyle StyleOf(DayOrigin origin) => origin switch
    {
        DayOrigin.Estimated => BarStyle.Hollow,
        DayOrigin.Manual => BarStyle.Light,
        _ => BarStyle.Solid,
    };

    private static string WordsOf(DayOrigin origin, ReportTexts texts) => origin switch
    {
        DayOrigin.Measured => texts.OriginMeasured,
        DayOrigin.Estimated => texts.OriginEstimated,
        DayOrigin.Manual => texts.OriginManual,
        _ => texts.OriginMissing,
    };

    private static Table Values(DailySeries series, ReportLanguage language, ReportTexts texts) => new()
    {
        Name = MonthlyReportPaper.Format(texts.DailyTableFormat, series.Energy.In(language)),
        EmptyText = texts.NoDaily,
        WorkbookOnly = true,
        Columns =
        [
            new(texts.Day, 1, Side.Centre), new($"{texts.Amount} ({series.Unit})", 1, Side.Right),
            new(texts.Completeness, 1, Side.Right), new(texts.Origin),
        ],
        Rows = [.. series.Days.Select<DailyAmount, IReadOnlyList<Cell>>(day =>
        [
            Cell.Of(day.Date), Cell.Of(day.Amount, series.Decimals),
            Cell.Of(day.CompletenessPercent, ReportRounding.PercentDecimals), Cell.Of(WordsOf(day.Origin, texts)),
        ])],
    };
}
