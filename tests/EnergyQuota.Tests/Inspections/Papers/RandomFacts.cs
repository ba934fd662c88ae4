using CsCheck;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;

namespace EnergyQuota.Tests.Inspections.Papers;

/// <summary>Facts of any kind with any text in them, also text that no person would write.</summary>
internal static class RandomFacts
{
    private static readonly string[] Odd = ["", " ", "{{文号}}", "}}", "{", "{{", "a\nb", "\u0001", "\ud800", "𬱖", "〔2026〕", "很长的文字".PadRight(400, '长'), "<w:t>", "\uffff"];

    private static readonly Gen<string> Text = Gen.Frequency(
        (6, Gen.Const("检查情况")), (3, Gen.Int[0, Odd.Length - 1].Select(i => Odd[i])), (2, Gen.String[0, 40]));

    // One in a thousand is a number that is not over its quota.
    private static readonly Gen<decimal> Number = Gen.Int[-5, 100_000_000].Select(number => number / 1_000m);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 3_000].Select(days => new DateOnly(2024, 1, 1).AddDays(days));

    private static readonly Gen<ViolationFinding> Violation = Gen.Select(Gen.Int[1, 8], Text, Day, Text, (item, found, day, evidence) => new ViolationFinding(item, found, day, evidence));

    private static readonly Gen<QuotaFigure> Figure = Gen.Select(Text, Text, Number, Number, Gen.Bool, Text).Select((indicator, unit, constraint, over, atLeast, standard) => new QuotaFigure
    {
        Indicator = indicator,
        Unit = unit,
        Constraint = constraint,
        Value = constraint + over,
        AtLeast = atLeast,
        Standard = standard,
        Completeness = 0.95m,
        Revision = 1,
        AsOf = new DateOnly(2026, 1, 1),
    });

    public static Gen<PaperFacts> All => Gen.OneOf<PaperFacts>(
        Gen.Select(Figure.List[0, 4], Day, Text, (figures, day, basis) => (PaperFacts)new ExplanationNoticeFacts
        {
            InstitutionCode = "1",
            CaseId = 1,
            Year = 2025,
            Figures = figures,
            Deadline = day,
            LocalBasis = basis,
        }),
        Gen.Select(Violation.List[0, 12], Text, Text.List[0, 12], Day, (violations, hearing, demands, day) => (PaperFacts)new CorrectionOrderFacts
        {
            InstitutionCode = "1",
            CaseId = 1,
            Violations = violations,
            Hearing = hearing,
            Demands = demands,
            CorrectBy = day,
        }),
        Gen.Select(Gen.Select(Text, Text, Text, Day, (place, found, measure, day) => new WasteFinding(place, found, measure, day)).List[0, 9], Day, (findings, day) => (PaperFacts)new RectificationOpinionFacts
        {
            InstitutionCode = "1",
            CaseId = 1,
            Findings = findings,
            FoundOn = day,
            ReportBy = day,
        }),
        Gen.Select(Violation.List[0, 3], Text, Text, Text, Day, (violations, addressees, order, found, day) => (PaperFacts)new CircularFacts
        {
            InstitutionCode = "1",
            CaseId = 1,
            Addressees = addressees,
            OrderNumber = order,
            OrderedOn = day,
            CorrectBy = day,
            Violations = violations,
            RecheckedOn = day.AddDays(1),
            RecheckFound = found,
        }),
        Gen.Select(Text, Text, Text, Number, Text, Gen.Bool, (place, reason, name, number, statement, yes) => (PaperFacts)((InspectionRecordFacts)SampleFacts.Of(PaperKind.InspectionRecord) with
        {
            Place = place,
            Reason = reason,
            Statement = statement,
            Inspectors = [new(name, place)],
            Temperatures = yes ? [new(place, yes, number, number, null, null, name)] : [],
            Meters = [new(name, place, "", null, number, number, null, "kWh", new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)), yes, statement)],
            Photographs = [new(name, null, "0", [])],
        })));
}
