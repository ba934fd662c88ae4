using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Judges a closed calendar year: verdict = f(facts, rules, as-of). Pure: the same arguments give the same verdicts.</summary>
public static class Assessor
{
    /// <summary>Judges one institution.</summary>
    /// <param name="input">The facts; the period is a whole calendar year.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="asOf">The instant for which facts and consumption were taken.</param>
    /// <returns>One verdict per indicator that has a row, as revision 1; one without indicator where no row fits at all.</returns>
    public static IReadOnlyList<Verdict> Assess(AssessmentInput input, AssessmentRules rules, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rules);
        if (input.From != new DateOnly(input.From.Year, 1, 1) || input.To != input.From.AddYears(1))
        {
            throw new ArgumentException("A verdict needs a whole calendar year.", nameof(input));
        }

        var selection = RowSelector.Select(
            rules.Standards, input.Institution, input.From.Year, input.Exclusions.Select(e => e.Exclusion), rules.Assigned[input.Institution.Code]);
        var verdicts = selection.Choices.Select(choice => Judge(input, rules, choice, asOf)).ToList();
        verdicts.AddRange(selection.Ambiguous.Select(
            indicator => WithoutRow(input, rules, indicator, CannotJudgeReason.AmbiguousRow, asOf)));
        if (verdicts.Count == 0)
        {
            verdicts.Add(WithoutRow(input, rules, null, CannotJudgeReason.NoRow, asOf));
        }

        return verdicts;
    }

    // Also what a replay calls, with the row that was chosen then.
    internal static Verdict Judge(AssessmentInput input, AssessmentRules rules, RowChoice choice, DateTimeOffset asOf)
    {
        var (standard, row) = (choice.Standard, choice.Row);
        var set = row.Indicator.Sums() == Numerator.Energy ? rules.CoefficientSets.GetValueOrDefault(standard.CoefficientSetId) : null;
        var period = row.Indicator.Period() == IndicatorPeriod.HeatingSeason ? input.HeatingSeason : input;
        var figure = period is null
            ? new IndicatorFigure(null, null, null, null, 0m, [new JudgeFault(CannotJudgeReason.SeasonNotSet)])
            : IndicatorMath.Compute(period, row.Indicator, set, LawTerms.Of(standard, row));
        if (input.Institution.From > (period ?? input).From || input.Institution.To < (period ?? input).To)
        {
            figure = figure with { Faults = [new JudgeFault(CannotJudgeReason.NotInBeing), .. figure.Faults] };
        }

        var (grade, value, reasons) = GradeRule.Decide(row, figure, rules.Gate);
        return new Verdict
        {
            InstitutionCode = input.Institution.Code,
            Year = input.From.Year,
            Indicator = row.Indicator,
            StandardCode = standard.Code,
            RowKey = row.Key,
            RowReasonZh = choice.ReasonZh,
            RowReasonEn = choice.ReasonEn,
            Demonstration = standard.Demonstration,
            Grade = grade,
            Reasons = string.Join(',', reasons),
            Value = value is { } exact ? QuotaMath.RoundValue(exact) : null,
            Unit = row.Unit,
            Constraint = row.Constraint,
            Baseline = row.Baseline,
            Leading = row.Leading,
            Completeness = QuotaMath.RoundShare(figure.Completeness),
            CoefficientSetId = set?.Id ?? "",
            InputsJson = InputsRecord.Write(period ?? input, rules.Gate, choice, set, figure),
            AsOf = asOf,
            Revision = 1,
            Current = true,
        };
    }

    internal static Verdict WithoutRow(
        AssessmentInput input, AssessmentRules rules, QuotaIndicator? indicator, CannotJudgeReason reason, DateTimeOffset asOf) => new()
        {
            InstitutionCode = input.Institution.Code,
            Year = input.From.Year,
            Indicator = indicator,
            RowKey = indicator is { } ambiguous ? RowSelector.KeyFor(input.Institution, ambiguous) : "",
            Grade = Grade.CannotJudge,
            Reasons = reason.ToString(),
            InputsJson = InputsRecord.WriteWithoutRow(input, rules.Gate, indicator, reason),
            AsOf = asOf,
            Revision = 1,
            Current = true,
        };
}
