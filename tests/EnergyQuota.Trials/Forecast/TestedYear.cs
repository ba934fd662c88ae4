using EnergyQuota.Quotas.Forecasting;

namespace EnergyQuota.Trials.Forecast;

/// <summary>A year that is forecast although it is over.</summary>
/// <param name="Plain">What it came to and what plain rules say.</param>
/// <param name="Series">The year and those before.</param>
/// <param name="Gate">The least completeness.</param>
internal sealed record TestedYear(PlainForecasts Plain, BackTestSeries Series, decimal Gate)
{
    /// <summary>The year's months as they came.</summary>
    public IReadOnlyList<decimal> Truth { get; } = Series.Year.Whole(Gate) ?? throw new TrialException($"{Plain.Building} {Plain.Utility} {Plain.Year} is not whole.");

    /// <summary>The product's forecast at the end of a month.</summary>
    /// <param name="months">Months over.</param>
    /// <param name="errors">The errors its range comes from.</param>
    public Quotas.Forecasting.Forecast At(int months, ErrorTable errors) => ForecastRule.Find(new ForecastInput
    {
        Until = new DateOnly(Plain.Year, months + 1, 1),
        Used = Truth.Take(months).Sum(),
        ThisYear = Series.Year with { Months = [.. Series.Year.Months.Select((amount, m) => m < months ? amount : null)] },
        Past = Series.Past,
        Errors = errors,
        Gate = Gate,
    });
}
