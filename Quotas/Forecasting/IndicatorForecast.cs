using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Forecasts an institution's indicators with the coefficients and denominators of the assessment. Pure.</summary>
/// <remarks>
/// The numerator is forecast, in kgce, kWh or m³, and divided by the denominator of the whole year as far as facts say it:
/// so energies that run differently are added before anything is forecast, as the standard adds them.
/// </remarks>
public static class IndicatorForecast
{
    /// <summary>Finds the forecasts of one institution.</summary>
    /// <param name="input">The facts from the first day of the year to the day reached, as for <see cref="Progress.StandingRule"/>.</param>
    /// <param name="months">Its months, of this year and those before; see <see cref="EnergyMonths"/>.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="ground">What forecasts rest on beside its own past.</param>
    /// <returns>One per indicator that has a row, ordered by indicator.</returns>
    public static IReadOnlyList<QuotaForecast> Find(
        AssessmentInput input, IEnumerable<EnergyMonth> months, AssessmentRules rules, ForecastGround ground)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(ground);
        var known = months.ToList();
        var selection = RowSelector.Select(
            rules.Standards, input.Institution, input.From.Year, input.Exclusions.Select(e => e.Exclusion), rules.Assigned[input.Institution.Code]);
        return [.. selection.Choices.Where(choice => choice.Row.Indicator.Part() is null).Select(choice => Of(input, known, rules, ground, choice))];
    }

    /// <summary>The exclusions whose energy an indicator leaves out.</summary>
    /// <param name="exclusions">The institution's exclusions.</param>
    /// <param name="indicator">The indicator.</param>
    public static IReadOnlySet<int> TakenOut(IEnumerable<BoundaryExclusion> exclusions, QuotaIndicator indicator) =>
        exclusions.Where(e => e.TakesEnergyOut(indicator)).Select(e => e.Id).ToHashSet();

    private static QuotaForecast Of(
        AssessmentInput input, List<EnergyMonth> months, AssessmentRules rules, ForecastGround ground, RowChoice choice)
    {
        var (standard, row) = (choice.Standard, choice.Row);
        var set = row.Indicator.Sums() == Numerator.Energy ? rules.CoefficientSets.GetValueOrDefault(standard.CoefficientSetId) : null;
        var figure = IndicatorMath.Compute(WholeYear(input), row.Indicator, set, LawTerms.Of(standard, row));
        var forecast = new QuotaForecast
        {
            InstitutionCode = input.Institution.Code,
            Year = input.From.Year,
            Indicator = row.Indicator,
            StandardCode = standard.Code,
            RowKey = row.Key,
            Demonstration = standard.Demonstration,
            Until = input.To,
            Unit = row.Unit,
            AmountUnit = row.Unit.Split('/')[0],
            Completeness = QuotaMath.RoundShare(figure.Completeness),
            Constraint = row.Constraint,
        };
        List<JudgeFault> faults = [.. figure.Faults];
        if (input.Institution.From > input.From || input.Institution.To < input.From.AddYears(1))
        {
            faults.Insert(0, new JudgeFault(CannotJudgeReason.NotInBeing));
        }

        if (faults.Count > 0 || figure.Value is not { } value)
        {
            forecast.Reasons = string.Join(',', faults);
            return forecast;
        }

        // The figure is what is booked over the denominator; with nothing booked there is nothing to go by.
        if (Amount(input, row.Indicator, set, t => t.Quantity) is not { } booked || booked <= 0m)
        {
            forecast.Reasons = ForecastRefusal.NothingUsed.ToString();
            return forecast;
        }

        if (Amount(input, row.Indicator, set, Lifted) is not { } used)
        {
            forecast.Reasons = ForecastRefusal.Incomplete.ToString();
            return forecast;
        }

        var denominator = booked / value;
        var years = IndicatorMonths.Of(months, TakenOut(input.Exclusions.Select(e => e.Exclusion), row.Indicator), row.Indicator, set);
        var found = ForecastRule.Find(new ForecastInput
        {
            Until = input.To,
            Used = used,
            ThisYear = new ForecastYear(input.From.Year, years.FirstOrDefault(y => y.Year == input.From.Year)?.Months ?? new decimal?[12], figure.Completeness),
            Past = [.. years.Where(y => y.Year < input.From.Year)],
            ClassShape = ground.ShapeOf(input.Institution.Class, row.Indicator),
            Tiers = [.. Tiers(row).Select(tier => (tier.Tier, tier.Limit * denominator))],
            Errors = ground.Errors,
            Gate = rules.Gate,
        });
        return Fill(forecast, input, row, found, denominator, ground);
    }

    private static QuotaForecast Fill(
        QuotaForecast forecast, AssessmentInput input, QuotaRow row, Forecast found, decimal denominator, ForecastGround ground)
    {
        decimal Value(decimal amount) => QuotaMath.RoundValue(amount / denominator);
        forecast.Used = Value(found.Used);
        forecast.UsedPerDay = QuotaMath.RoundValue(found.Used / (input.To.DayNumber - input.From.DayNumber));
        if (found.Refusal is { } refusal)
        {
            forecast.Reasons = refusal.ToString();
            return forecast;
        }

        (forecast.Expected, forecast.Low, forecast.High) = (Value(found.Expected), Value(found.Low), Value(found.High));
        (forecast.Basis, forecast.PastYears) = (found.Basis, found.PastYears);
        (forecast.TypicalError, forecast.OwnErrors, forecast.ErrorSeries) = (QuotaMath.RoundShare(found.TypicalError), ground.Errors.IsOwn, ground.Errors.Series);
        forecast.Tiers =
        [
            .. found.Tiers.Zip(Tiers(row), (tier, of) => new TierOutlook(
                tier.Tier, of.Limit, tier.Chance, tier.CrossedOn, tier.EarliestOn, tier.DailyBudget is { } budget ? QuotaMath.RoundValue(budget) : null)),
        ];
        forecast.ChanceOver = forecast.Tiers[^1].Chance;
        forecast.Path = [.. found.Path.Select(point => new PathPoint(point.Before, Value(point.Low), Value(point.Expected), Value(point.High)))];
        return forecast;
    }

    private static IEnumerable<(ForecastTier Tier, decimal Limit)> Tiers(QuotaRow row)
    {
        if (row.Leading is { } leading)
        {
            yield return (ForecastTier.Leading, leading);
        }

        if (row.Baseline is { } baseline)
        {
            yield return (ForecastTier.Baseline, baseline);
        }

        yield return (ForecastTier.Constraint, row.Constraint);
    }

    // What holds on the last day counted is taken to hold until the year ends: boundary, area, people.
    private static AssessmentInput WholeYear(AssessmentInput input)
    {
        var end = input.From.AddYears(1);
        return input with { To = end, Terms = [.. input.Terms.Select(t => t.To == input.To ? t with { To = end } : t)] };
    }

    private static decimal? Amount(AssessmentInput input, QuotaIndicator indicator, CoefficientSet? set, Func<ConsumptionTotal, decimal?> amount)
    {
        decimal? sum = 0m;
        foreach (var total in input.Totals.Where(t => indicator.Counts(t.EnergyType)))
        {
            sum += amount(total) * Factor(total);
        }

        foreach (var taken in input.Exclusions.Where(e => e.Exclusion.TakesEnergyOut(indicator) && e.Consumption is not null))
        {
            sum -= amount(taken.Consumption!) * Factor(taken.Consumption!);
        }

        return sum;

        // A coefficient that is missing has been a fault before.
        decimal Factor(ConsumptionTotal total) => indicator.Sums() != Numerator.Energy
            ? 1m
            : set!.Entries.First(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit).KgcePerUnit;
    }

    // Low lifts what is subtracted only, High what is added only: together they lift both.
    private static decimal? Lifted(ConsumptionTotal total) => total.High + total.Low - total.Quantity;
}
