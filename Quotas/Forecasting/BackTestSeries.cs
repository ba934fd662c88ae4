namespace EnergyQuota.Quotas.Forecasting;

/// <summary>A year that is over with the years before it, to be forecast as if it were not.</summary>
/// <param name="Group">What it is compared within for a class shape: the institution's class.</param>
/// <param name="Year">The year; must be whole.</param>
/// <param name="Past">The years before.</param>
public sealed record BackTestSeries(string Group, ForecastYear Year, IReadOnlyList<ForecastYear> Past);

/// <summary>One forecast of a back-test beside what came.</summary>
/// <param name="Basis">What it was taken from.</param>
/// <param name="Months">How many months were over, 0 to 11.</param>
/// <param name="Error">Forecast total over true total, less 1.</param>
/// <param name="Scaled">|ln(the rest as it came / the rest as forecast)| over the scale; see <see cref="ErrorRow.Quantiles"/>.</param>
public readonly record struct BackTestCase(ForecastBasis Basis, int Months, double Error, double Scaled);
