using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Monthly;

/// <summary>The quality of the data and what was found.</summary>
internal static class QualitySection
{
    public static IEnumerable<Block> Of(MonthlyReport report, ReportLanguage language, ReportTexts texts) =>
    [
        new Heading(texts.QualityHeading),
        QualityTable(report.Quality, language, texts),
        new Heading(texts.FindingsHeading),
        FindingsTable(report.Findings, language, texts),
    ];

    /// <summary>Hours by origin.</summary>
    public static Table QualityTable(IReadOnlyList<DataQualityLine> quality, ReportLanguage language, ReportTexts texts) => new()
    {
        Name = texts.QualityTable,
        EmptyText = texts.NoQuality,
        Columns =
        [
            new(texts.Energy, 1.2), new(texts.Meters, 1.1, Side.Right), new(texts.ExpectedHours, 1, Side.Right),
            new(texts.MeasuredHours, 1, Side.Right), new(texts.EstimatedHours, 1, Side.Right),
            new(texts.ManualHours, 1, Side.Right), new(texts.MissingHours, 1, Side.Right),
        ],
        Rows = [.. quality.Select<DataQualityLine, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Energy.In(language)), Cell.Of(line.Meters, 0), Cell.Of(line.ExpectedHours, 0),
            Cell.Of(line.MeasuredHours, 0), Cell.Of(line.EstimatedHours, 0), Cell.Of(line.ManualHours, 0), Cell.Of(line.MissingHours, 0),
        ])],
    };

    /// <summary>What was found.</summary>
    public static Table FindingsTable(IReadOnlyList<ReportFinding> findings, ReportLanguage language, ReportTexts texts) => new()
    {
        Name = texts.FindingsTable,
        EmptyText = texts.NoFindings,
        Columns =
        [
            new(texts.Kind, 1.1), new(texts.Day, 1, Side.Centre), new(texts.Meter, 1.75),
            new(texts.Held, 1.05, Side.Right), new(texts.Unit, 0.6, Side.Centre), new(texts.Sentence, 3.7),
        ],
        Rows = [.. findings.Select<ReportFinding, IReadOnlyList<Cell>>(finding =>
        [
            Cell.Of(finding.Kind.In(language)), Cell.Of(finding.Date), Cell.Of(finding.Meter.Length == 0 ? Cell.Absent : finding.Meter),
            Cell.Of(finding.HeldAmount, finding.Decimals), Cell.Of(finding.Unit), Cell.Of(finding.Sentence.In(language)),
        ])],
        Notes = findings.Count > 0 ? [texts.FindingsNote] : [],
    };
}
