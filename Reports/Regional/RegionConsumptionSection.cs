using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Regional;

/// <summary>Totals by energy type, their changes like for like, and their conversion.</summary>
internal static class RegionConsumptionSection
{
    private const int Percent = ReportRounding.PercentDecimals;

    public static IEnumerable<Block> Of(RegionReport report, ReportLanguage language, ReportTexts common, RegionTexts texts) =>
    [
        new Heading(texts.Consumption),
        new Table
        {
            Name = texts.AmountTable,
            EmptyText = common.NoConsumption,
            Columns =
            [
                new(common.Energy, 1.2), new(common.Unit, 0.7, Side.Centre), new(common.Amount, 1.6, Side.Right), new(texts.Metered, 1, Side.Right),
                new(texts.Known, 1, Side.Right), new(common.Completeness, 1.1, Side.Right), new(common.Estimated, 1, Side.Right), new(common.Manual, 1, Side.Right),
            ],
            Rows = [.. report.Amounts.Select<RegionAmount, IReadOnlyList<Cell>>(line =>
            [
                Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit), Cell.Of(line.Amount, line.Decimals), Cell.Of(line.Metered, 0), Cell.Of(line.Known, 0),
                Cell.Of(line.CompletenessPercent, Percent), Cell.Of(line.EstimatedPercent, Percent), Cell.Of(line.ManualPercent, Percent),
            ])],
            Notes = [texts.AmountNote],
        },
        new Table
        {
            Name = texts.ChangeTable,
            EmptyText = common.NoConsumption,
            Columns =
            [
                new(common.Energy, 1.2), new(common.Unit, 0.7, Side.Centre), new(texts.Against, 1.4), new(texts.Comparable, 1, Side.Right),
                new(texts.Metered, 1, Side.Right), new(texts.Before, 1.6, Side.Right), new(texts.Now, 1.6, Side.Right), new(texts.Change, 1, Side.Right),
            ],
            Rows = [.. report.Changes.Select<RegionChange, IReadOnlyList<Cell>>(line =>
            [
                Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit), Cell.Of(line.OnYear ? texts.OnYear : texts.OnPrevious), Cell.Of(line.Comparable, 0),
                Cell.Of(line.Metered, 0), Cell.Of(line.Before, line.Decimals), Cell.Of(line.Now, line.Decimals), Cell.Change(line.ChangePercent, Percent),
            ])],
            Notes = [texts.ChangeNote(report.Gate)],
        },
        ConversionTable.Of(report.Conversion, report.Totals, report.Coefficients, language, common),
    ];
}
