using System.Globalization;
using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Texts;

namespace EnergyQuota.Reports.Institutional;

/// <summary>Alerts and cases of the period, and the figures on which verdicts rest, with their history.</summary>
internal static class PeriodEventSection
{
    private const int FactDecimals = 3;

    public static IEnumerable<Block> Of(InstitutionReport report, ReportLanguage language, ReportTexts common, InstitutionTexts texts) =>
    [
        new Heading(texts.EventsHeading),
        new Table
        {
            Name = texts.AlertTable,
            EmptyText = texts.NoAlerts,
            Columns =
            [
                new(common.Day, 1, Side.Centre), new(common.Kind, 1.6), new(texts.AlertGrade, 0.8, Side.Centre), new(texts.IndicatorColumn, 2), new(texts.StateColumn, 1.1),
                new(texts.CommentColumn, 2),
            ],
            Rows = [.. report.Alerts.Select<ReportedAlert, IReadOnlyList<Cell>>(alert =>
            [
                Cell.Of(alert.RaisedOn), Cell.Of(alert.Kind.In(language)), Cell.Of(alert.Grade.In(language)), Cell.Of(alert.Indicator?.In(language) ?? Cell.Absent),
                Cell.Of(alert.State.In(language)), Cell.Of(alert.Comment),
            ])],
        },
        new Table
        {
            Name = texts.CaseTable,
            EmptyText = texts.NoCases,
            Columns =
            [
                new(texts.CaseNumber, 0.6, Side.Centre), new(common.Kind, 1.6), new(texts.StateColumn, 2), new(texts.YearColumn, 0.7, Side.Centre),
                new(texts.OpenedOn, 1, Side.Centre), new(texts.Due, 1, Side.Centre),
            ],
            Rows = [.. report.Cases.Select<ReportedCase, IReadOnlyList<Cell>>(of =>
            [
                Cell.Of(of.Id.ToString(CultureInfo.InvariantCulture)), Cell.Of(of.Kind.In(language)), Cell.Of(of.State.In(language)),
                Cell.Of(of.Year.ToString(CultureInfo.InvariantCulture)), Cell.Of(of.OpenedOn), Cell.Of(of.Due),
            ])],
            Notes = [texts.CaseNote],
        },
        new Heading(texts.FactsHeading),
        new Table
        {
            Name = texts.FactTable,
            EmptyText = texts.NoFacts,
            Columns =
            [
                new(texts.FactKind, 1.4), new(texts.SubjectColumn, 1), new(texts.FactValue, 1.2, Side.Right), new(texts.UnitColumn, 0.7, Side.Centre),
                new(texts.FactFrom, 1, Side.Centre), new(texts.FactTo, 1, Side.Centre), new(texts.FactInForce, 0.8, Side.Centre), new(texts.SourceColumn, 2.4),
            ],
            Rows = [.. report.Facts.Select<ReportedFact, IReadOnlyList<Cell>>(fact =>
            [
                Cell.Of(fact.Kind.In(language)), Cell.Of(fact.Subject), Cell.Of(fact.Value, FactDecimals), Cell.Of(fact.Unit.In(language)), Cell.Of(fact.From),
                Cell.Of(fact.To?.AddDays(-1)), Cell.Of(fact.InForce ? texts.Yes : ""), Cell.Of(fact.Source),
            ])],
            Notes = [texts.FactNote],
        },
    ];
}
