using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Computes an indicator from consumption, exclusions, denominators and corrections. Pure.</summary>
public static class IndicatorMath
{
    /// <summary>Computes an indicator over the input's period.</summary>
    /// <param name="input">The facts; the period is that of the indicator.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="coefficients">The coefficient set of the standard that judges; <see langword="null"/>: none is known.</param>
    /// <param name="terms">What the standard says beside it; <see langword="null"/>: nothing.</param>
    public static IndicatorFigure Compute(
        AssessmentInput input, QuotaIndicator indicator, CoefficientSet? coefficients, LawTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new List<JudgeFault>();
        var parts = Counted(input, indicator).Select(t => (Total: t, Factor: FactorOf(t, indicator, coefficients, faults))).ToList();
        var taken = input.Exclusions
            .Where(e => e.Exclusion.TakesEnergyOut(indicator) && e.Consumption is not null)
            .Select(e => (Total: e.Consumption!, Factor: FactorOf(e.Consumption!, indicator, coefficients, faults))).ToList();
        var by = DenominatorMath.Of(input, indicator, terms ?? LawTerms.None, faults);
        if (FirstDayUncovered(input, indicator) is { } day)
        {
            faults.Add(JudgeFault.On(indicator.Part() is null ? CannotJudgeReason.BoundaryMissing : CannotJudgeReason.PartNotMetered, day));
        }

        var applied = Corrections(input, terms ?? LawTerms.None, faults);
        var weights = Weights.Of([.. parts.Select(p => p.Total.LastYear * p.Factor)]);
        var completeness = Math.Min(by.Completeness, parts.Count == 0 ? 0m : Weights.Mean(weights, parts.Select(p => p.Total.Completeness)));
        if (faults.Count > 0)
        {
            return new IndicatorFigure(null, null, null, null, completeness, InOrder(faults));
        }

        decimal? Net(Func<ConsumptionTotal, decimal?> plus, Func<ConsumptionTotal, decimal?> minus, decimal? divisor) =>
            applied.Aggregate((Sum(parts, plus) - Sum(taken, minus)) / divisor, (value, correction) => correction.On(value));
        var value = Net(t => t.Quantity, t => t.Quantity, by.Value);
        if (value < 0m)
        {
            faults.Add(new JudgeFault(CannotJudgeReason.NegativeConsumption));
        }

        return new IndicatorFigure(
            value, Net(t => t.AtLeast, t => t.High, by.High), Net(t => t.Low, t => t.High, by.High), Net(t => t.High, t => t.Low, by.Low), completeness, faults)
        {
            Gaps = [.. parts.Where(p => p.Total.Completeness < 1m).OrderBy(p => p.Total.Completeness).Select(p => p.Total.EnergyType).Distinct()],
            Corrections = applied,
        };
    }

    // One fault per reason; what is missing for it is named once each.
    private static List<JudgeFault> InOrder(IEnumerable<JudgeFault> faults) =>
        [.. faults.GroupBy(f => f.Reason).OrderBy(g => g.Key).Select(g => new JudgeFault(g.Key, string.Join(' ', g.Select(f => f.Detail).Distinct())))];

    private static IEnumerable<ConsumptionTotal> Counted(AssessmentInput input, QuotaIndicator indicator) => indicator.Part() is { } part
        ? input.PartsOf(part).Where(e => indicator.Counts(e.Exclusion.EnergyType!.Value)).Select(e => e.Consumption!)
        : input.Totals.Where(t => indicator.Counts(t.EnergyType));

    // Whether what the indicator sums is known of on every day: the boundary formula, or the part with a meter of its own.
    private static DateOnly? FirstDayUncovered(AssessmentInput input, QuotaIndicator indicator)
    {
        if (indicator.Part() is not { } part)
        {
            return FirstGap(input, input.Terms.Where(t => t.Sign > 0 && indicator.Counts(t.EnergyType)).Select(t => (t.From, t.To)));
        }

        var gap = FirstGap(input, SpansOf(input, part));
        return gap is null && indicator.DividingPart() is { } dividing ? FirstGap(input, SpansOf(input, dividing)) : gap;
    }

    private static IEnumerable<(DateOnly From, DateOnly To)> SpansOf(AssessmentInput input, ExclusionKind part) =>
        input.PartsOf(part).Select(e => (e.Exclusion.From, e.Exclusion.To ?? DateOnly.MaxValue));

    private static DateOnly? FirstGap(AssessmentInput input, IEnumerable<(DateOnly From, DateOnly To)> spans)
    {
        var covered = input.From;
        foreach (var span in spans.OrderBy(s => s.From))
        {
            if (span.From > covered)
            {
                break;
            }

            covered = span.To > covered ? span.To : covered;
        }

        return covered < input.To ? covered : null;
    }

    private static List<AppliedCorrection> Corrections(AssessmentInput input, LawTerms terms, List<JudgeFault> faults)
    {
        var applied = new List<AppliedCorrection>();
        foreach (var correction in terms.Corrections)
        {
            var figure = DayWeighted.Mean(input.Facts, InstitutionFactKind.Input, input.From, input.To, correction.Input);
            if (CorrectionRule.Factor(correction, figure) is { } factor)
            {
                applied.Add(new AppliedCorrection(correction.Name, correction.Input, figure, factor, correction.Effect));
            }
            else
            {
                faults.Add(new JudgeFault(CannotJudgeReason.CorrectionInputMissing, correction.Input));
            }
        }

        return applied;
    }

    private static decimal FactorOf(
        ConsumptionTotal total, QuotaIndicator indicator, CoefficientSet? coefficients, List<JudgeFault> faults)
    {
        if (indicator.Sums() != Numerator.Energy)
        {
            return 1m;
        }

        var entry = coefficients?.Entries.FirstOrDefault(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit);
        if (entry is null)
        {
            faults.Add(new JudgeFault(CannotJudgeReason.CoefficientMissing, $"{total.EnergyType} {total.Unit.Symbol()}"));
        }

        return entry?.KgcePerUnit ?? 0m;
    }

    private static decimal? Sum(
        IEnumerable<(ConsumptionTotal Total, decimal Factor)> parts, Func<ConsumptionTotal, decimal?> amount)
    {
        decimal? sum = 0m;
        foreach (var (total, factor) in parts)
        {
            sum += amount(total) * factor;
        }

        return sum;
    }
}
