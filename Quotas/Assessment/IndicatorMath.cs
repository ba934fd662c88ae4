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
        var faults = new List<CannotJudgeReason>();
        var denominator = DenominatorOf(input, indicator, faults);
        if (HasBoundaryGap(input, indicator))
        {
            faults.Add(CannotJudgeReason.BoundaryMissing);
        }

        var parts = input.Totals.Where(t => Counts(t, indicator))
            .Select(t => (Total: t, Factor: FactorOf(t, indicator, coefficients, faults))).ToList();
        var taken = input.Exclusions
            .Where(e => e.Exclusion.Applies && e.Exclusion.Kind.TakesEnergyOut(indicator) && e.Consumption is { } c && Counts(c, indicator))
            .Select(e => (Total: e.Consumption!, Factor: FactorOf(e.Consumption!, indicator, coefficients, faults))).ToList();
        var weights = Weights.Of([.. parts.Select(p => p.Total.LastYear * p.Factor)]);
        var completeness = parts.Count == 0 ? 0m : Weights.Mean(weights, parts.Select(p => p.Total.Completeness));
        if (faults.Count > 0)
        {
            return new IndicatorFigure(null, null, null, null, completeness, [.. faults.Distinct().Order()]);
        }

        decimal? Net(Func<ConsumptionTotal, decimal?> plus, Func<ConsumptionTotal, decimal?> minus) =>
            (Sum(parts, plus) - Sum(taken, minus)) / denominator;
        var value = Net(t => t.Quantity, t => t.Quantity);
        if (value < 0m)
        {
            faults.Add(CannotJudgeReason.NegativeConsumption);
        }

        return new IndicatorFigure(
            value, Net(t => t.AtLeast, t => t.High), Net(t => t.Low, t => t.High), Net(t => t.High, t => t.Low), completeness, faults);
    }

    private static decimal? DenominatorOf(AssessmentInput input, QuotaIndicator indicator, List<CannotJudgeReason> faults)
    {
        var byArea = indicator.DividesBy() == Denominator.FloorArea;
        var mean = DayWeighted.Mean(
            input.Facts, byArea ? InstitutionFactKind.FloorArea : InstitutionFactKind.People, input.From, input.To);
        if (mean is null)
        {
            faults.Add(byArea ? CannotJudgeReason.AreaMissing : CannotJudgeReason.PeopleMissing);
            return null;
        }

        var rest = mean.Value - DayWeighted.Excluded(input.Exclusions.Select(e => e.Exclusion), indicator, input.From, input.To);
        if (rest <= 0m)
        {
            faults.Add(CannotJudgeReason.DenominatorNotPositive);
            return null;
        }

        return rest;
    }

    private static bool HasBoundaryGap(AssessmentInput input, QuotaIndicator indicator)
    {
        var covered = input.From;
        foreach (var term in input.Terms.Where(t => t.Sign > 0 && Counts(t.EnergyType, indicator)).OrderBy(t => t.From))
        {
            if (term.From > covered)
            {
                return true;
            }

            covered = term.To > covered ? term.To : covered;
        }

        return covered < input.To;
    }

    private static bool Counts(ConsumptionTotal total, QuotaIndicator indicator) => Counts(total.EnergyType, indicator);

    private static bool Counts(EnergyType type, QuotaIndicator indicator) => indicator.Sums() switch
    {
        Numerator.Electricity => type == EnergyType.Electricity,
        Numerator.Water => type == EnergyType.Water,
        _ => type != EnergyType.Water,
    };

    private static decimal FactorOf(
        ConsumptionTotal total, QuotaIndicator indicator, CoefficientSet? coefficients, List<CannotJudgeReason> faults)
    {
        if (indicator.Sums() != Numerator.Energy)
        {
            return 1m;
        }

        var entry = coefficients?.Entries.FirstOrDefault(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit);
        if (entry is null)
        {
            faults.Add(CannotJudgeReason.CoefficientMissing);
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
