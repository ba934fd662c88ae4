using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Regional;

/// <summary>What is incomplete, what is not metered, and which registers are suspect.</summary>
internal static class RegionQualitySection
{
    private const int Percent = ReportRounding.PercentDecimals;

    public static IEnumerable<Block> Of(RegionReport report, ReportLanguage language, ReportTexts common, RegionTexts texts) =>
    [
        new Heading(texts.Quality),
        new Table
        {
            Name = texts.QualityTable,
            EmptyText = texts.QualityNone,
            Columns =
            [
                new(texts.Institution, 3), new(common.Energy, 1.2), new(common.Completeness, 1, Side.Right), new(common.Estimated, 1, Side.Right),
                new(common.Manual, 1, Side.Right),
            ],
            Rows = [.. report.Incomplete.OrderBy(a => a.Line.CompletenessPercent ?? 0m).Select<InstitutionAmount, IReadOnlyList<Cell>>(line =>
            [
                RegionVerdictSection.Named(line.Name, line.Code, language), Cell.Of(line.Line.Energy.In(language)), Cell.Of(line.Line.CompletenessPercent, Percent),
                Cell.Of(line.Line.EstimatedPercent, Percent), Cell.Of(line.Line.ManualPercent, Percent),
            ])],
            Notes = [texts.QualityNote(report.Gate)],
        },
        new Table
        {
            Name = texts.NotMeteredTable,
            EmptyText = texts.NotMeteredNone,
            Columns = [new(texts.Institution, 3), new(texts.Code, 2), new(texts.Class, 1.5)],
            Rows = [.. report.NotMetered.Select<RegionInstitution, IReadOnlyList<Cell>>(i => [Cell.Of(i.Name.In(language)), Cell.Of(i.Code), Cell.Of(i.Class.In(language))])],
        },
        new Table
        {
            Name = texts.SuspectTable,
            EmptyText = texts.SuspectNone,
            Columns =
            [
                new(texts.Institution, 2.6), new(texts.Meter, 1.8), new(texts.Register, 1), new(texts.Kind, 1.2), new(texts.Since, 1, Side.Centre),
                new(texts.Held, 1.2, Side.Right), new(common.Unit, 0.6, Side.Centre),
            ],
            Rows = [.. report.Suspects.Select<SuspectRegister, IReadOnlyList<Cell>>(s =>
            [
                RegionVerdictSection.Named(s.Institution, s.InstitutionCode, language), Cell.Of(s.Meter), Cell.Of(s.Register), Cell.Of(s.Kind.In(language)), Cell.Of(s.Date),
                Cell.Of(s.Held, s.Decimals), Cell.Of(s.Unit),
            ])],
            Notes = report.Suspects.Count > 0 ? [common.FindingsNote] : [],
        },
    ];
}
