using EnergyQuota.Documents.Content;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Regional;

/// <summary>Verdict counts, overruns for inspection, and the ranking within class.</summary>
internal static class RegionVerdictSection
{
    private const int Decimals = 3;

    public static IEnumerable<Block> Of(RegionReport report, ReportLanguage language, RegionTexts texts) =>
    [
        new Heading(texts.Verdicts),
        Counts(report, language, texts),
        new Heading(texts.Inspection),
        Overruns(report, language, texts),
        new Heading(texts.RankingHeading),
        .. Places(report, language, texts),
        Ranking(report, language, texts),
    ];

    private static Table Counts(RegionReport report, ReportLanguage language, RegionTexts texts) => new()
    {
        Name = texts.GradeTable,
        EmptyText = texts.InstitutionNone,
        Columns =
        [
            new(texts.Class, 1.6), new(texts.Year, 0.7, Side.Centre), new(texts.Count, 0.9, Side.Right), new(texts.Leading, 0.9, Side.Right),
            new(texts.Baseline, 0.9, Side.Right), new(texts.Constraint, 1, Side.Right), new(texts.Over, 0.8, Side.Right), new(texts.OverLowerBound, 1, Side.Right),
            new(texts.CannotJudge, 0.9, Side.Right), new(texts.NotAssessed, 1, Side.Right), new(texts.ProvisionalCount, 1.1, Side.Right),
        ],
        Rows = [.. report.Grades.OrderBy(g => g.Class.Chinese, StringComparer.Ordinal).ThenByDescending(g => g.Year).Select<GradeCount, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Class.In(language)), Cell.Of($"{line.Year}"), Cell.Of(line.Institutions, 0), Cell.Of(line.Leading, 0), Cell.Of(line.Baseline, 0),
            Cell.Of(line.Constraint, 0), Cell.Of(line.Over, 0), Cell.Of(line.OverLowerBound, 0), Cell.Of(line.CannotJudge, 0), Cell.Of(line.NotAssessed, 0),
            Cell.Of(line.Provisional, 0),
        ])],
        Notes = [texts.GradeNote],
    };

    private static Table Overruns(RegionReport report, ReportLanguage language, RegionTexts texts) => new()
    {
        Name = $"{texts.OverrunTable} {report.VerdictYear}",
        EmptyText = report.Ranking.Count == 0 ? texts.NoVerdicts : texts.NoOverruns,
        Columns =
        [
            new(texts.Institution, 2.3), new(texts.Class, 1.5), new(texts.Indicator, 1.9), new(texts.Value, 1, Side.Right), new(texts.ConstraintValue, 1.25, Side.Right),
            new(texts.OverPercent, 0.9, Side.Right), new(texts.Grade, 1.4), new(texts.Reason, 2.2),
        ],
        Rows = [.. report.Overruns.Select<Overrun, IReadOnlyList<Cell>>(line =>
        [
            Named(line.Name, line.Code, language), Cell.Of(line.Class.In(language)), Cell.Of($"{line.Indicator.In(language)}\n{line.Unit}"),
            Cell.Of(line.Value, Decimals), Limit(line.Constraint), Cell.Change(line.OverPercent, ReportRounding.PercentDecimals),
            GradeOf(line.Grade, line.Provisional, language, texts), Cell.Of(texts.ReasonOf(line, State(line.Explanation, language), Words(line.KnownGrade, language))),
        ])],
        Notes = report.Overruns.Count == 0 ? [] : report.Overruns.Any(o => o.Demonstration) ? [texts.OverrunNote, texts.DemonstrationNote] : [texts.OverrunNote],
    };

    private static Table Ranking(RegionReport report, ReportLanguage language, RegionTexts texts) => new()
    {
        Name = $"{texts.RankingTable} {report.VerdictYear}",
        EmptyText = texts.NoVerdicts,
        WorkbookOnly = true,
        Columns =
        [
            new(texts.Class, 2), new(texts.Indicator, 2.4), new(texts.Unit, 1, Side.Centre), new(texts.Standard, 1.6), new(texts.CoefficientSet, 1.4),
            new(texts.Rank, 0.7, Side.Right), new(texts.RankedCount, 0.8, Side.Right), new(texts.Institution, 2.6), new(texts.Code, 2), new(texts.Value, 1, Side.Right),
            new(texts.ConstraintValue, 1, Side.Right), new(texts.Grade, 1.6),
        ],
        Rows = [.. report.Ranking.Select<RankedInstitution, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Class.In(language)), Cell.Of(line.Indicator.In(language)), Cell.Of(line.Unit), Cell.Of(line.Standard), Cell.Of(line.CoefficientSet),
            Cell.Of(line.Rank, 0), Cell.Of(line.Ranked, 0), Cell.Of(line.Name.In(language)), Cell.Of(line.Code), Cell.Of(line.Value, Decimals), Limit(line.Constraint),
            Cell.Of(Said(line, language, texts)),
        ])],
        Notes = [texts.RankingNote],
    };

    // On paper a table for each group, with one line for an institution; in the workbook one sheet that can be filtered.
    private static IEnumerable<Block> Places(RegionReport report, ReportLanguage language, RegionTexts texts)
    {
        yield return new Paragraph(report.Ranking.Count == 0 ? texts.NoVerdicts : texts.RankingNote);
        foreach (var group in report.Ranking.GroupBy(r => (r.Class, r.Indicator, r.Unit, r.Standard, r.CoefficientSet)))
        {
            yield return new Table
            {
                Name = $"{group.Key.Class.In(language)} · {group.Key.Indicator.In(language)} ({group.Key.Unit}) · {group.Key.Standard} {group.Key.CoefficientSet}".TrimEnd(),
                EmptyText = "",
                PaperOnly = true,
                Columns =
                [
                    new(texts.Rank, 0.7, Side.Centre), new(texts.Institution, 3), new(texts.Code, 2), new(texts.Value, 1, Side.Right),
                    new(texts.ConstraintValue, 1.2, Side.Right), new(texts.Grade, 2),
                ],
                Rows = [.. group.Select<RankedInstitution, IReadOnlyList<Cell>>(line =>
                [
                    Cell.Of(line.Rank is { } place ? $"{place} / {line.Ranked}" : Cell.Absent), Cell.Of(line.Name.In(language)), Cell.Of(line.Code),
                    Cell.Of(line.Value, Decimals), Limit(line.Constraint), Cell.Of(Said(line, language, texts)),
                ])],
            };
        }
    }

    private static string Said(RankedInstitution line, ReportLanguage language, RegionTexts texts) =>
        line.Provisional ? $"{RegionWords.Of(line.Grade).In(language)} · {texts.Provisional}" : RegionWords.Of(line.Grade).In(language);

    /// <summary>An institution with its code below, so that two of one name are told apart.</summary>
    public static Cell Named(BilingualText name, string code, ReportLanguage language) => Cell.Of($"{name.In(language)}\n{code}");

    /// <summary>A verdict, and that it can still move.</summary>
    public static Cell GradeOf(Grade grade, bool provisional, ReportLanguage language, RegionTexts texts) =>
        Cell.Of(provisional ? $"{RegionWords.Of(grade).In(language)}\n{texts.Provisional}" : RegionWords.Of(grade).In(language));

    private static Cell Limit(decimal? constraint) => Cell.Of(constraint, StandingLines.TierDecimals(constraint));

    private static string? State(CaseState? state, ReportLanguage language) =>
        state is { } known ? new BilingualText(CaseNames.Of(known).Zh, CaseNames.Of(known).En).In(language) : null;

    private static string? Words(Grade? grade, ReportLanguage language) => grade is { } known ? RegionWords.Of(known).In(language) : null;
}
