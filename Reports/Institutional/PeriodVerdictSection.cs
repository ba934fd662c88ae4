using System.Globalization;
using EnergyQuota.Documents.Content;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Institutional;

/// <summary>The verdicts, and in an annual report how each came about; in a quarterly one where the year in progress stands.</summary>
internal static class PeriodVerdictSection
{
    private const int Decimals = 3;

    private const int Percent = ReportRounding.PercentDecimals;

    public static IEnumerable<Block> Of(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts)
    {
        yield return new Heading(texts.VerdictHeading);
        if (report.Period.Kind != PeriodKind.Year)
        {
            yield return new Paragraph(common.StandingNotice, Strong: true);
            yield return StandingSection.TableOf(report.Standings, language, common);
        }

        yield return Verdicts(report, language, common, texts);
        if (report.Verdicts.Any(verdict => verdict.Steps.Count > 0))
        {
            yield return new Heading(texts.DerivationHeading);
            yield return new Paragraph(texts.DerivationNote);
        }

        foreach (var verdict in report.Verdicts)
        {
            if (verdict.Unreadable.Length > 0)
            {
                yield return new Paragraph(texts.Unreadable(verdict, verdict.Unreadable));
            }

            foreach (var step in verdict.Steps)
            {
                yield return Step(verdict, step, language, texts);
            }
        }

        if (report.Verdicts.Any(verdict => verdict.Steps.Count > 0))
        {
            yield return AllSteps(report, language, common, texts);
        }
    }

    private static Table Verdicts(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts) => new()
    {
        Name = texts.VerdictTable(report.VerdictYear),
        EmptyText = texts.NoVerdictsOf(report.VerdictYear),
        Columns =
        [
            new(common.IndicatorAndUnit, 2.4), new(texts.Value, 1, Side.Right), new(common.Leading, 0.9, Side.Right), new(common.Baseline, 0.9, Side.Right),
            new(common.Constraint, 0.9, Side.Right), new(texts.Grade, 1.4), new(texts.FinalityColumn, 1.1), new(common.Completeness, 1, Side.Right), new(texts.StandardAndRow, 2),
        ],
        Rows = [.. report.Verdicts.Select<VerdictAccount, IReadOnlyList<Cell>>(verdict =>
        [
            Cell.Of($"{verdict.Indicator.In(language)}\n{verdict.Unit}"), Cell.Of(verdict.Value, Decimals), Cell.Of(verdict.Leading, verdict.TierDecimals),
            Cell.Of(verdict.Baseline, verdict.TierDecimals), Cell.Of(verdict.Constraint, verdict.TierDecimals), Cell.Of(RegionWords.Of(verdict.Grade).In(language)),
            Cell.Of(texts.Of(verdict.Finality)), Cell.Of(verdict.CompletenessPercent, Percent), Cell.Of(verdict.Standard),
        ])],
        Notes = [texts.VerdictNote, .. report.Verdicts.Select(texts.Footing).Where(note => note.Length > 0)],
    };

    private static Table Step(VerdictAccount verdict, ExplainedStep step, ReportLanguage language, InstitutionTexts texts) => new()
    {
        Name = texts.StepName(verdict.Indicator, step.Number, In(step.Title, language)),
        EmptyText = texts.NothingToShow,
        PaperOnly = true,
        Columns = [new(texts.What, 2.2), new(texts.Formula, 3), new(texts.Result, 1.3, Side.Right), new(texts.UnitColumn, 1, Side.Centre), new(texts.SourceColumn, 2.5)],
        Rows = [.. step.Lines.Select(line => Line(line, language))],
    };

    // In a workbook one sheet to filter rather than one for each step.
    private static Table AllSteps(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts) => new()
    {
        Name = texts.DerivationTable,
        EmptyText = texts.NothingToShow,
        WorkbookOnly = true,
        Columns =
        [
            new(texts.IndicatorColumn, 2), new(texts.StepColumn, 0.5, Side.Centre), new(texts.StepTitle, 2.2), new(texts.What, 2.2), new(texts.Formula, 3),
            new(texts.Result, 1.3, Side.Right), new(texts.UnitColumn, 1, Side.Centre), new(texts.SourceColumn, 2.5),
        ],
        Rows = [.. from verdict in report.Verdicts
            from step in verdict.Steps
            from line in step.Lines
            select (IReadOnlyList<Cell>)
            [
                Cell.Of(verdict.Indicator.In(language)), Cell.Of(step.Number.ToString(CultureInfo.InvariantCulture)), Cell.Of(In(step.Title, language)), .. Line(line, language),
            ]],
        Notes = [texts.DerivationNote],
    };

    private static IReadOnlyList<Cell> Line(ExplainedLine line, ReportLanguage language) =>
    [
        Cell.Of(In(line.What, language)), Cell.Of(line.Formula), line.Result is { } result ? Cell.Of(ReportRounding.Amount(result, 6), ScaleOf(result)) : Cell.Of(""),
        Cell.Of(ReportWords.Unit(line.Unit)), Cell.Of(In(line.Source, language)),
    ];

    private static int ScaleOf(decimal result) => (ReportRounding.Amount(result, 6)!.Value / 1.0000000000000000000000000000m).Scale;

    private static string In(Bilingual words, ReportLanguage language) => language == ReportLanguage.English ? words.En : words.Zh;
}
