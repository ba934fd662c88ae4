using EnergyQuota.Quotas.Forecasting;

namespace EnergyQuota.Tests.Quotas.Forecasting;

/// <summary>Years to forecast from, and errors that are easy to compute with.</summary>
internal static class ForecastFacts
{
    public const int Year = 2026;

    /// <summary>Nine levels, so that half of the errors stay within 0.25 of the scale, and four of five within 1.</summary>
    public static readonly ErrorTable Errors = new(
        "test",
        10,
        Enum.GetValues<ForecastBasis>().ToDictionary(
            basis => basis,
            basis => (IReadOnlyList<ErrorRow>)[.. Enumerable.Range(0, 12).Select(m => new ErrorRow(0.12 - (m / 100.0), [0.1, 0.2, 0.25, 0.4, 0.6, 1.0, 1.5, 2.0, 3.0]))]));

    public static DateOnly Day(int month, int day, int year = Year) => new(year, month, day);

    /// <summary>A whole year: the first half of it at one amount a month, the second at another.</summary>
    public static ForecastYear Past(decimal firstHalf, decimal secondHalf, int year = Year - 1) =>
        new(year, [.. Enumerable.Range(0, 12).Select(m => (decimal?)(m < 6 ? firstHalf : secondHalf))], 1m);

    /// <summary>The year in progress up to a day, the same amount each day.</summary>
    public static ForecastInput SoFar(DateOnly until, decimal perDay, params ForecastYear[] past) => new()
    {
        Until = until,
        Used = perDay * (until.DayNumber - Day(1, 1, Year).DayNumber),
        ThisYear = new ForecastYear(
            Year, [.. Enumerable.Range(1, 12).Select(m => Day(m, 1).AddMonths(1) <= until ? perDay * DateTime.DaysInMonth(Year, m) : (decimal?)null)], 1m),
        Past = past,
        Errors = Errors,
        Gate = 0.9m,
    };
}
