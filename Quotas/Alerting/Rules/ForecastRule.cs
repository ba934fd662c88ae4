using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>What a forecast says of one institution's year in progress.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="StandardCode">The standard's code.</param>
/// <param name="RowKey">The row's key.</param>
/// <param name="Until">The last whole day the forecast knows, exclusive.</param>
/// <param name="Chance">The chance of exceeding the constraint value, 0 to 1.</param>
/// <param name="Expected">The year's expected value, in <paramref name="Unit"/>.</param>
/// <param name="Constraint">The constraint value.</param>
/// <param name="Unit">The unit.</param>
public sealed record ForecastFacts(
    string InstitutionCode, int Year, QuotaIndicator Indicator, string StandardCode, string RowKey, DateOnly Until, decimal Chance, decimal Expected, decimal Constraint, string Unit);

/// <summary>Which forecasts raise an alert. Pure; a forecast is no verdict.</summary>
public static class ForecastRule
{
    // Between this share of the threshold and the threshold an alert stays: a chance moves with every day.
    private const decimal Band = 0.8m;

    /// <summary>The alert of a forecast, or <see langword="null"/>.</summary>
    /// <param name="facts">The forecast.</param>
    /// <param name="options">The settings.</param>
    public static AlertCandidate? Find(ForecastFacts facts, AlertOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(options);
        return facts.Chance < options.ForecastChance * Band ? null : new AlertCandidate(
            new AlertKey(facts.InstitutionCode, AlertKind.ForecastOver, facts.Year, StandardCode: facts.StandardCode, RowKey: facts.RowKey),
            facts.Chance >= options.ForecastSeriousChance ? AlertGrade.Serious : AlertGrade.Warning)
        {
            Raises = facts.Chance >= options.ForecastChance && StandingRules.SaysSomething(facts.Until, facts.Year, options),
            Indicator = facts.Indicator,
            Value = facts.Expected,
            Limit = facts.Constraint,
            Chance = facts.Chance,
            Unit = facts.Unit,
        };
    }
}
