using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Computes an indicator from consumption, exclusions and denominators. Pure.</summary>
public static class IndicatorMath
{
    /// <summary>Computes an indicator over the input's period.</summary>
    /// <param name="input">The facts.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="coefficients">The coefficient set of the standard that judges; <see langword="null"/>: none is known.</param>
    public static IndicatorFigure Compute(AssessmentInput input, QuotaIndicator indicator, CoefficientSet? coefficients)
    {
        ArgumentNullException.ThrowIfNull(input);
        var faults = new List<JudgeFault>();
        var denominator = DenominatorOf(input, indicator, faults);
        if (FirstDayWithoutBoundary(input, indicator) is { } day)
        {
            faults.Add(JudgeFault.On(CannotJudgeReason.BoundaryMissing, day));
        }

        var parts = input.Totals.Where(t => indicator.Counts(t.EnergyType))
            .Select(t => (Total: t, Factor: FactorOf(t, indicator, coefficients, faults))).ToList();
        var taken = input.Exclusions
            .Where(e => e.Exclusion.TakesEnergyOut(indicator) && e.Consumption is not null)
            .Select(e => (Total: e.Consumption!, Factor: FactorOf(e.Consumption!, indicator, coefficients, faults))).ToList();
        var weights = Weights.Of([.. parts.Select(p => p.Total.LastYear * p.Factor)]);
        var completeness = parts.Count == 0 ? 0m : Weights.Mean(weights, parts.Select(p => p.Total.Completeness));
        if (faults.Count > 0)
        {
            return new IndicatorFigure(null, null, null, null, completeness, InOrder(faults));
        }

        decimal? Net(Func<ConsumptionTotal, decimal?> plus, Func<ConsumptionTotal, decimal?> minus) =>
            (Sum(parts, plus) - Sum(taken, minus)) / denominator;
        var value = Net(t => t.Quantity, t => t.Quantity);
        if (value < 0m)
        {
            faults.Add(new JudgeFault(CannotJudgeReason.NegativeConsumption));
        }

        return new IndicatorFigure(
            value, Net(t => t.AtLeast, t => t.High), Net(t => t.Low, t => t.High), Net(t => t.High, t => t.Low), completeness, faults)
        {
            Gaps = [.. parts.Where(p => p.Total.Completeness < 1m).OrderBy(p => p.Total.Completeness).Select(p => p.Total.EnergyType).Distinct()],
        };
    }

    // One fault per reason; what is missing for it is named once each.
    private static List<JudgeFault> InOrder(IEnumerable<JudgeFault> faults) =>
        [.. faults.GroupBy(f => f.Reason).OrderBy(g => g.Key).Select(g => new JudgeFault(g.Key, string.Join(' ', g.Select(f => f.Detail).Distinct())))];

    private static decimal? DenominatorOf(AssessmentInput input, QuotaIndicator indicator, List<JudgeFault> faults)
    {
        var byArea = indicator.DividesBy() == Denominator.FloorArea;
        var kind = byArea ? InstitutionFactKind.FloorArea : InstitutionFactKind.People;
        if (DayWeighted.Mean(input.Facts, kind, input.From, input.To) is not { } mean)
        {
            var day = DayWeighted.FirstDayWithout(input.Facts, kind, input.From, input.To)!.Value;
            faults.Add(JudgeFault.On(byArea ? CannotJudgeReason.AreaMissing : CannotJudgeReason.PeopleMissing, day));
            return null;
        }

        var rest = mean - DayWeighted.Excluded(input.Exclusions.Select(e => e.Exclusion), indicator, input.From, input.To);
        if (rest <= 0m)
        {
            faults.Add(new JudgeFault(CannotJudgeReason.DenominatorNotPositive));
            return null;
        }

        return rest;
    }

    private static DateOnly? FirstDayWithoutBoundary(AssessmentInput input, QuotaIndicator indicator)
    {
        var covered = input.From;
        foreach (var term in input.Terms.Where(t => t.Sign > 0 && indicator.Counts(t.EnergyType)).OrderBy(t => t.From))
        {
            if (term.From > covered)
            {
                break;
            }

            covered = term.To > covered ? term.To : covered;
        }

        return covered < input.To ? covered : null;
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
