using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Monthly;

/// <summary>Conversion into standard coal and CO2, with the sets by which it was done.</summary>
internal static class ConversionTable
{
    private const int FactorDecimals = 5;

    /// <summary>Lays the lines out, with their sum.</summary>
    public static Table Of(
        IReadOnlyList<ConversionLine> lines, EnergyTotals totals, ReportCoefficients coefficients, ReportLanguage language, ReportTexts texts)
    {
        var rows = lines.Select<ConversionLine, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Energy.In(language)), Cell.Of(line.Amount, line.Decimals), Cell.Of(line.Unit),
            Cell.Of(line.CoalFactor, FactorDecimals), Cell.Of(line.StandardCoalKgce, 0),
            Cell.Of(line.CarbonFactor, FactorDecimals), Cell.Of(line.CarbonKg, 0),
        ]).ToList();
        if (rows.Count > 0)
        {
            rows.Add(
            [
                Cell.Of(texts.Total), Cell.Of(""), Cell.Of(""), Cell.Of(""), Cell.Of(totals.StandardCoalKgce, 0), Cell.Of(""), Cell.Of(totals.CarbonKg, 0),
            ]);
        }

        return new Table
        {
            Name = texts.ConversionTable,
            EmptyText = texts.NoConversion,
            Columns =
            [
                new(texts.Energy, 1.15), new(texts.Amount, 1.2, Side.Right), new(texts.Unit, 0.75, Side.Centre),
                new(texts.CoalFactor, 1.4, Side.Right), new(texts.StandardCoal, 1.3, Side.Right),
                new(texts.CarbonFactor, 1.55, Side.Right), new(texts.Carbon, 1.4, Side.Right),
            ],
            Rows = rows,
            Notes =
            [
                Named(texts.CoalSetFormat, coefficients.Coal, language, texts),
                Named(texts.CarbonSetFormat, coefficients.Carbon, language, texts),
                texts.ConversionNote,
            ],
        };
    }

    private static string Named(string pattern, ReportFactorSet? set, ReportLanguage language, ReportTexts texts) => MonthlyReportPaper.Format(
        pattern, set is null ? texts.NoFactorSet : MonthlyReportPaper.Format(texts.FactorSetFormat, set.Code, set.Source.In(language)));
}
