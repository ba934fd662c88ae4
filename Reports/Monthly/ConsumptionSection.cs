using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Monthly;

/// <summary>Consumption by energy type and its conversion.</summary>
internal static class ConsumptionSection
{
    private const int Percent = ReportRounding.PercentDecimals;

    public static IEnumerable<Block> Of(MonthlyReport report, ReportLanguage language, ReportTexts texts) =>
    [
        new Heading(texts.ConsumptionHeading),
        new Table
        {
            Name = texts.ConsumptionTable,
            EmptyText = texts.NoConsumption,
            Columns =
            [
                new(texts.Energy, 1.15), new(texts.Unit, 0.75, Side.Centre),
                new(texts.ThisMonth, 1.3, Side.Right), new(texts.LastMonth, 1.3, Side.Right), new(texts.SameMonthLastYear, 1.3, Side.Right),
                new(texts.ChangeOnMonth, 0.9, Side.Right), new(texts.ChangeOnYear, 0.9, Side.Right),
                new(texts.Completeness, 1, Side.Right), new(texts.Estimated, 1, Side.Right), new(texts.Manual, 0.95, Side.Right),
            ],
            Rows = [.. report.Consumption.Select(line => Row(line, language))],
            Notes = [texts.ConsumptionNote],
        },
        .. Adjustments(report, language, texts),
        ConversionTable.Of(
            report.Conversion, new EnergyTotals(report.TotalStandardCoalKgce, report.TotalCarbonKg, report.TotalCompletenessPercent), report.Coefficients, language, texts),
    ];

    private static IEnumerable<Table> Adjustments(MonthlyReport report, ReportLanguage language, ReportTexts texts) => report.Adjustments.Count == 0 ? [] :
    [
        new Table
        {
            Name = texts.AdjustmentTable,
            EmptyText = "",
            Columns =
            [
                new(texts.Energy, 1.15), new(texts.Unit, 0.75, Side.Centre),
                new(texts.AsClosed, 1.4, Side.Right), new(texts.BookedAdjustment, 1.4, Side.Right),
                new(texts.PendingAdjustment, 1.4, Side.Right), new(texts.AsKnown, 1.4, Side.Right),
            ],
            Rows = [.. report.Adjustments.Select<AdjustmentLine, IReadOnlyList<Cell>>(line =>
            [
                Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit), Cell.Of(line.Closed, line.Decimals),
                Cell.Of(line.Booked, line.Decimals), Cell.Of(line.Pending, line.Decimals), Cell.Of(line.Known, line.Decimals),
            ])],
            Notes = [texts.AdjustmentNote],
        },
    ];

    private static IReadOnlyList<Cell> Row(ConsumptionLine line, ReportLanguage language) =>
    [
        Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit),
        Cell.Of(line.ThisMonth, line.Decimals), Cell.Of(line.LastMonth, line.Decimals), Cell.Of(line.SameMonthLastYear, line.Decimals),
        Cell.Change(line.ChangeOnMonthPercent, Percent), Cell.Change(line.ChangeOnYearPercent, Percent),
        Cell.Of(line.CompletenessPercent, Percent), Cell.Of(line.EstimatedPercent, Percent), Cell.Of(line.ManualPercent, Percent),
    ];
}
