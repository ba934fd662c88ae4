using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Progress;

/// <summary>Says where a year in progress stands. Pure. A standing is not a verdict: the law knows no quota for part of a year.</summary>
public static class StandingRule
{
    /// <summary>The wording that goes with every standing, in Chinese.</summary>
    public const string WordingZh = "进度提示，不是评定结论：定额按自然年评定，年度关账后作出结论。";

    /// <summary>The wording that goes with every standing, in English.</summary>
    public const string WordingEn = "A standing, not a verdict: quotas are judged by calendar year, after the year is closed.";

    /// <summary>Finds the standings of one institution.</summary>
    /// <param name="input">The facts from the first day of the year to the day reached.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="splits">The agency's monthly splits.</param>
    /// <returns>One per indicator that has a row, ordered by indicator.</returns>
    public static IReadOnlyList<Standing> Find(AssessmentInput input, AssessmentRules rules, IReadOnlyList<MonthlySplit> splits)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rules);
        var selection = RowSelector.Select(
            rules.Standards, input.Institution, input.From.Year, input.Exclusions.Select(e => e.Exclusion), rules.Assigned[input.Institution.Code]);

        // A heating season has no standing in a calendar year, and a ratio none before the year is whole.
        return [.. selection.Choices.Where(choice => choice.Row.Indicator.Part() is null).Select(choice => Of(input, rules, choice, splits))];
    }

    private static Standing Of(AssessmentInput input, AssessmentRules rules, RowChoice choice, IReadOnlyList<MonthlySplit> splits)
    {
        var (standard, row) = (choice.Standard, choice.Row);
        var set = row.Indicator.Sums() == Numerator.Energy ? rules.CoefficientSets.GetValueOrDefault(standard.CoefficientSetId) : null;
        var figure = IndicatorMath.Compute(input, row.Indicator, set, LawTerms.Of(standard, row));
        var shares = SplitRule.Find(splits, input.Institution.Class, row.Indicator, input.From.Year);
        var expected = row.Constraint * SplitRule.ExpectedBefore(shares, input.To, input.From.Year);
        return new Standing
        {
            InstitutionCode = input.Institution.Code,
            Year = input.From.Year,
            Indicator = row.Indicator,
            StandardCode = standard.Code,
            RowKey = row.Key,
            Demonstration = standard.Demonstration,
            Until = input.To,
            Value = figure.Value is { } value ? QuotaMath.RoundValue(value) : null,
            Expected = QuotaMath.RoundValue(expected),
            Constraint = row.Constraint,
            Baseline = row.Baseline,
            Unit = row.Unit,
            Completeness = QuotaMath.RoundShare(figure.Completeness),
            SplitSet = shares is not null,
            Level = Level(input, figure, row.Constraint, expected, rules.Gate),
        };
    }

    private static StandingLevel Level(
        AssessmentInput input, IndicatorFigure figure, decimal constraint, decimal expected, decimal gate)
    {
        if (figure.Value is not { } value || figure.Faults.Count > 0 || input.Institution.From > input.From || input.Institution.To < input.To)
        {
            return StandingLevel.Unknown;
        }

        if (figure.AtLeast > constraint || (figure.Completeness >= gate && figure.Low > constraint))
        {
            return StandingLevel.ConstraintUsedUp;
        }

        if (figure.Completeness < gate || figure.High is null)
        {
            return StandingLevel.Unknown;
        }

        return Math.Max(value, figure.High.Value) > expected ? StandingLevel.AheadOfSplit : StandingLevel.OnCourse;
    }
}
