using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Forms;

/// <summary>Lays the data of the statistical forms out, a sheet of the workbook for each.</summary>
public static class StatisticalFormsPaper
{
    private const int Percent = ReportRounding.PercentDecimals;

    /// <summary>Lays them out.</summary>
    /// <param name="forms">The data.</param>
    /// <param name="language">The language.</param>
    public static Paper Of(StatisticalForms forms, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var (common, texts) = (ReportTexts.In(language), new FormTexts(language));
        return new Paper
        {
            Language = common.LanguageTag,
            Title = texts.Title(forms),
            Subtitle = texts.Subtitle(forms),
            RunningHead = "",
            PageNumberFormat = common.PageNumberFormat,
            Author = forms.Issuer.In(language),
            Created = new DateTimeOffset(forms.IssuedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Blocks =
            [
                Basics(forms, language, common, texts),
                Uses(forms, language, common, texts),
                Parts(texts.RoomTable, texts.RoomArea, texts.RoomNote, forms.Rooms, language, common, texts),
                Parts(texts.HeatingTable, texts.HeatedArea, texts.HeatingNote, forms.Heating, language, common, texts),
                Sums(forms, language, common, texts),
                Checks(forms, language, texts),
            ],
        };
    }

    private static Table Basics(StatisticalForms forms, ReportLanguage language, ReportTexts common, FormTexts texts) => new()
    {
        Name = texts.BasicTable,
        EmptyText = texts.Nothing,
        Columns =
        [
            new(texts.Code, 2), new(texts.Name, 2.6), new(texts.Region, 1), new(texts.Class, 1.6), new(texts.FloorArea, 1.2, Side.Right), new(texts.AYearBefore, 1.2, Side.Right),
            new(common.ChangeOnYear, 1, Side.Right), new(texts.HeatedArea, 1.2, Side.Right), new(texts.People, 1, Side.Right), new(texts.AYearBefore, 1, Side.Right),
            new(common.ChangeOnYear, 1, Side.Right), new(texts.Beds, 1, Side.Right), new(texts.Check, 0.8), new(texts.ReasonToFill, 2),
        ],
        Rows = [.. forms.Basics.Select<BasicLine, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Code), Cell.Of(line.Name.In(language)), Cell.Of(line.Region), Cell.Of(line.Class.In(language)), Cell.Of(line.FloorArea, 2), Cell.Of(line.FloorAreaBefore, 2),
            Cell.Change(ReportRounding.Change(line.FloorArea, line.FloorAreaBefore), Percent), Cell.Of(line.HeatedArea, 2), Cell.Of(line.People, 2), Cell.Of(line.PeopleBefore, 2),
            Cell.Change(ReportRounding.Change(line.People, line.PeopleBefore), Percent), Cell.Of(line.Beds, 2), Cell.Of(texts.Flags(FormChecks.Of([line], []))), Cell.Of(""),
        ])],
        Notes = [texts.LayoutNote, texts.BasicNote],
    };

    private static Table Uses(StatisticalForms forms, ReportLanguage language, ReportTexts common, FormTexts texts) => new()
    {
        Name = texts.UseTable,
        EmptyText = texts.Nothing,
        Columns =
        [
            new(texts.Code, 2), new(texts.Name, 2.6), new(common.Energy, 1.1), new(common.Unit, 0.7, Side.Centre), new(common.Amount, 1.4, Side.Right),
            new(texts.SamePeriod, 1.4, Side.Right), new(common.ChangeOnYear, 1, Side.Right), new(common.Completeness, 1, Side.Right), new(common.StandardCoal, 1.3, Side.Right),
            new(texts.Cost, 1.3, Side.Right), new(texts.UnitPrice, 1, Side.Right), new(texts.Check, 1), new(texts.ReasonToFill, 2),
        ],
        Rows = [.. forms.Uses.Select<UseLine, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Code), Cell.Of(line.Name.In(language)), Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit), Cell.Of(line.Amount, line.Decimals),
            Cell.Of(line.YearBefore, line.Decimals), Cell.Change(ReportRounding.Change(line.Amount, line.YearBefore), Percent), Cell.Of(line.CompletenessPercent, Percent),
            Cell.Of(line.StandardCoalKgce, 0), Cell.Of(line.CostYuan, 2), Cell.Of(line.UnitPrice, 4), Cell.Of(texts.Flags(FormChecks.Of([], [line]))), Cell.Of(""),
        ])],
        Notes = [texts.LayoutNote, texts.UseNote, texts.CoefficientNote(forms.Coefficients)],
    };

    private static Table Parts(string name, string area, string note, IReadOnlyList<PartLine> parts, ReportLanguage language, ReportTexts common, FormTexts texts) => new()
    {
        Name = name,
        EmptyText = texts.Nothing,
        Columns =
        [
            new(texts.Code, 2), new(texts.Name, 2.6), new(common.Energy, 1.1), new(common.Unit, 0.7, Side.Centre), new(common.Amount, 1.4, Side.Right),
            new(area, 1.3, Side.Right), new(texts.Source, 2.4),
        ],
        Rows = [.. parts.Select<PartLine, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Code), Cell.Of(line.Name.In(language)), Cell.Of(line.Energy?.In(language) ?? Cell.Absent), Cell.Of(line.Unit), Cell.Of(line.Amount, line.Decimals),
            Cell.Of(ReportRounding.Amount(line.Area, 2), 2), Cell.Of(line.Source),
        ])],
        Notes = [texts.LayoutNote, note],
    };

    private static Table Sums(StatisticalForms forms, ReportLanguage language, ReportTexts common, FormTexts texts) => new()
    {
        Name = texts.SumTable,
        EmptyText = texts.Nothing,
        Columns =
        [
            new(common.Energy, 1.1), new(common.Unit, 0.7, Side.Centre), new(texts.WithData, 1, Side.Right), new(common.Amount, 1.6, Side.Right),
            new(common.StandardCoal, 1.4, Side.Right), new(texts.Cost, 1.4, Side.Right),
        ],
        Rows = [.. forms.Sums.Select<SumLine, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Energy.In(language)), Cell.Of(line.Unit), Cell.Of(line.Institutions, 0), Cell.Of(line.Amount, line.Decimals), Cell.Of(line.StandardCoalKgce, 0),
            Cell.Of(line.CostYuan, 2),
        ])],
        Notes = [texts.SumNote],
    };

    private static Table Checks(StatisticalForms forms, ReportLanguage language, FormTexts texts) => new()
    {
        Name = texts.CheckTable,
        EmptyText = texts.NothingFound,
        Columns =
        [
            new(texts.Code, 2), new(texts.Name, 2.6), new(texts.Item, 1.4), new(texts.Check, 1.4), new(texts.Figure, 1.3, Side.Right), new(texts.Against, 1.3, Side.Right),
            new(texts.Change, 1, Side.Right), new(texts.ReasonToFill, 2.4),
        ],
        Rows = [.. forms.Checks.Select<CheckLine, IReadOnlyList<Cell>>(line =>
        [
            Cell.Of(line.Code), Cell.Of(line.Name.In(language)), Cell.Of(line.Item.In(language)), Cell.Of(texts.Of(line.Kind)), Cell.Of(line.Now, 4), Cell.Of(line.Before),
            Cell.Change(line.ChangePercent, Percent), Cell.Of(""),
        ])],
        Notes = [texts.CheckNote],
    };
}
