using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Regional;

/// <summary>Open cases with their deadlines, the institutions, and in the workbook what each of them used.</summary>
internal static class RegionListSection
{
    private const int Percent = ReportRounding.PercentDecimals;

    public static IEnumerable<Block> Of(RegionReport report, ReportLanguage language, ReportTexts common, RegionTexts texts) =>
    [
        new Heading(texts.CasesHeading),
        Cases(report, language, texts),
        new Heading(texts.InstitutionsHeading),
        Institutions(report, language, texts),
        ByInstitution(report, language, common, texts),
    ];

    private static Table Cases(RegionReport report, ReportLanguage language, RegionTexts texts) => new()
    {
        Name = texts.CaseTable,
        EmptyText = texts.CaseNone,
        Columns =
        [
            new(texts.CaseNumber, 0.6, Side.Centre), new(texts.Institution, 2.6), new(texts.Kind, 1.3), new(texts.State, 1.6), new(texts.Year, 0.7, Side.Centre),
            new(texts.OpenedOn, 1, Side.Centre), new(texts.Due, 1, Side.Centre), new(texts.Overdue, 0.8, Side.Centre),
        ],
        Rows = [.. report.Cases.Select<OpenCase, IReadOnlyList<Cell>>(c =>
        [
            Cell.Of($"{c.Id}"), RegionVerdictSection.Named(c.Institution, c.InstitutionCode, language), Cell.Of(c.Kind.In(language)), Cell.Of(c.State.In(language)),
            Cell.Of($"{c.Year}"), Cell.Of(c.OpenedOn), Cell.Of(c.Due), Cell.Of(c.Overdue ? texts.Yes : ""),
        ])],
        Notes = [texts.CaseNote],
    };

    private static Table Institutions(RegionReport report, ReportLanguage language, RegionTexts texts) => new()
    {
        Name = texts.InstitutionTable,
        EmptyText = texts.InstitutionNone,
        Columns =
        [
            new(texts.Institution, 2.6), new(texts.Code, 2), new(texts.Class, 1.6), new(texts.LowestCompleteness, 1.1, Side.Right), new(texts.Grade, 1.3),
            new(texts.OpenCases, 0.9, Side.Right),
        ],
        Rows = [.. report.Institutions.Select<RegionInstitution, IReadOnlyList<Cell>>(i =>
        [
            Cell.Of(i.Name.In(language)), Cell.Of(i.Code), Cell.Of(i.Class.In(language)), Cell.Of(i.CompletenessPercent, Percent),
            i.Grade is { } grade ? RegionVerdictSection.GradeOf(grade, i.Provisional, language, texts) : Cell.Of(Cell.Absent), Cell.Of(i.OpenCases, 0),
        ])],
        Notes = [texts.InstitutionNote(report.VerdictYear)],
    };

    // Three lines for each of some hundred institutions: for reckoning with, not for reading.
    private static Table ByInstitution(RegionReport report, ReportLanguage language, ReportTexts common, RegionTexts texts)
    {
        var compared = report.Period.Kind != PeriodKind.Year;
        return new()
        {
            Name = texts.ByInstitutionTable,
            EmptyText = common.NoConsumption,
            WorkbookOnly = true,
            Columns =
            [
                new(texts.Code, 2), new(texts.Institution, 2.6), new(common.Energy, 1.1), new(common.Unit, 0.7, Side.Centre), new(texts.Now, 1.5, Side.Right),
                .. Compared<Column>(compared, new($"{texts.Before} ({texts.OnPrevious})", 1.5, Side.Right)),
                new($"{texts.Before} ({texts.OnYear})", 1.5, Side.Right),
                .. Compared<Column>(compared, new(common.ChangeOnMonth, 1, Side.Right)),
                new(common.ChangeOnYear, 1, Side.Right), new(common.Completeness, 1, Side.Right), new(common.Estimated, 1, Side.Right), new(common.Manual, 1, Side.Right),
            ],
            Rows = [.. report.ByInstitution.Select<InstitutionAmount, IReadOnlyList<Cell>>(of => of.Line is var line ?
            [
                Cell.Of(of.Code), Cell.Of(of.Name.In(language)), Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit), Cell.Of(line.ThisMonth, line.Decimals),
                .. Compared(compared, Cell.Of(line.LastMonth, line.Decimals)),
                Cell.Of(line.SameMonthLastYear, line.Decimals),
                .. Compared(compared, Cell.Change(line.ChangeOnMonthPercent, Percent)),
                Cell.Change(line.ChangeOnYearPercent, Percent), Cell.Of(line.CompletenessPercent, Percent), Cell.Of(line.EstimatedPercent, Percent),
                Cell.Of(line.ManualPercent, Percent),
            ] : [])],
            Notes = [texts.ByInstitutionNote],
        };
    }

    private static IEnumerable<T> Compared<T>(bool compared, T one) => compared ? [one] : [];
}
