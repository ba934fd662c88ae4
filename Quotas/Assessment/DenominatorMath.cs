using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>What an indicator is divided by, and how far it is known.</summary>
/// <param name="Value">The denominator; <see langword="null"/> where there is none.</param>
/// <param name="Low">The least it can be; as <paramref name="Value"/> where it is no measured amount; <see langword="null"/>: cannot be said.</param>
/// <param name="High">The most it can be.</param>
/// <param name="Completeness">0 to 1; 1 where it is no measured amount.</param>
internal readonly record struct DenominatorFigure(decimal? Value, decimal? Low, decimal? High, decimal Completeness);

/// <summary>Computes denominators. Pure.</summary>
internal static class DenominatorMath
{
    /// <summary>The denominator of an indicator over the input's period; what is missing is added to the faults.</summary>
    public static DenominatorFigure Of(AssessmentInput input, QuotaIndicator indicator, LawTerms terms, List<JudgeFault> faults)
    {
        if (indicator.DividingPart() is { } part)
        {
            return Metered(input, part, faults);
        }

        var (from, to) = (input.From, input.To);
        var mean = indicator.DividesBy() switch
        {
            Denominator.People => People(input, terms, faults),
            Denominator.HeatedArea => Fact(input, InstitutionFactKind.HeatedArea, CannotJudgeReason.HeatedAreaMissing, faults),
            Denominator.BedDays => Fact(input, InstitutionFactKind.Beds, CannotJudgeReason.BedsMissing, faults),
            _ => Fact(input, InstitutionFactKind.FloorArea, CannotJudgeReason.AreaMissing, faults),
        };
        var rest = mean - DayWeighted.Excluded(input.Exclusions.Select(e => e.Exclusion), indicator, from, to);
        if (rest <= 0m)
        {
            faults.Add(new JudgeFault(CannotJudgeReason.DenominatorNotPositive));
        }

        // Litres over cubic metres.
        rest = indicator.DividesBy() == Denominator.BedDays ? rest * (to.DayNumber - from.DayNumber) / 1000m : rest;
        return new DenominatorFigure(rest, rest, rest, 1m);
    }

    /// <summary>The approved, metered parts of a kind, with what they used.</summary>
    public static IEnumerable<ExcludedConsumption> PartsOf(this AssessmentInput input, ExclusionKind part) =>
        input.Exclusions.Where(e => e.Exclusion.Kind == part && e.Exclusion.Applies && e.Consumption is not null);

    private static DenominatorFigure Metered(AssessmentInput input, ExclusionKind part, List<JudgeFault> faults)
    {
        var totals = input.PartsOf(part).Select(e => e.Consumption!).ToList();
        if (totals.Count == 0)
        {
            faults.Add(JudgeFault.On(CannotJudgeReason.PartNotMetered, input.From));
            return default;
        }

        if (totals.Sum(t => t.Quantity) <= 0m)
        {
            faults.Add(new JudgeFault(CannotJudgeReason.DenominatorNotPositive));
        }

        var low = totals.TrueForAll(t => t.Low > 0m) ? totals.Sum(t => t.Low) : null;
        return new DenominatorFigure(
            totals.Sum(t => t.Quantity), low, totals.TrueForAll(t => t.High is not null) ? totals.Sum(t => t.High) : null,
            Weights.Mean(Weights.Of([.. totals.Select(t => t.LastYear)]), totals.Select(t => t.Completeness)));
    }

    private static decimal? People(AssessmentInput input, LawTerms terms, List<JudgeFault> faults)
    {
        if (HeadCount.Mean(input.Facts, input.From, input.To, terms.PersonWeights) is { } mean)
        {
            return mean;
        }

        var day = HeadCount.FirstDayWithout(input.Facts, input.From, input.To, terms.PersonWeights)!.Value;
        var missing = HeadCount.On(input.Facts, day, terms.PersonWeights).Missing;
        var fault = JudgeFault.On(CannotJudgeReason.PeopleMissing, day);
        faults.Add(missing is "People" ? fault : fault with { Detail = $"{fault.Detail} {missing}" });
        return null;
    }

    private static decimal? Fact(AssessmentInput input, InstitutionFactKind kind, CannotJudgeReason reason, List<JudgeFault> faults)
    {
        var mean = DayWeighted.Mean(input.Facts, kind, input.From, input.To);
        if (mean is null)
        {
            faults.Add(JudgeFault.On(reason, DayWeighted.FirstDayWithout(input.Facts, kind, input.From, input.To)!.Value));
        }

        return mean;
    }
}
