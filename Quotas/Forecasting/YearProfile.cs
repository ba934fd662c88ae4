namespace EnergyQuota.Quotas.Forecasting;

/// <summary>The pattern of an institution's own past years: what each month would be expected to use. Pure.</summary>
/// <param name="Months">Twelve amounts, brought to the days of the year in progress.</param>
/// <param name="Deviations">How far months were from the same month of the year before, of past years: shares of at most <see cref="ForecastMethod.LargestMonthDeviation"/>.</param>
/// <param name="Years">How many past years it rests on; at least 1.</param>
public sealed record YearProfile(IReadOnlyList<decimal> Months, IReadOnlyList<double> Deviations, int Years)
{
    /// <summary>Finds the pattern.</summary>
    /// <param name="past">Past years, any order.</param>
    /// <param name="year">The year in progress.</param>
    /// <param name="gate">The least completeness of a past year.</param>
    /// <returns>The pattern, or <see langword="null"/> where no past year is whole.</returns>
    public static YearProfile? Of(IEnumerable<ForecastYear> past, int year, decimal gate)
    {
        ArgumentNullException.ThrowIfNull(past);
        var whole = past.Where(p => p.Year < year && p.Year >= year - ForecastMethod.PastYears)
            .OrderByDescending(p => p.Year)
            .Select(p => (p.Year, Months: p.Whole(gate)))
            .Where(p => p.Months is not null)
            .Select(p => (p.Year, Months: OnDaysOf(year, p.Year, p.Months!)))
            .ToList();
        if (whole.Count == 0)
        {
            return null;
        }

        // A year counts half as much as the one after it.
        var weights = whole.Select(p => 1m / (1 << (year - 1 - p.Year))).ToList();
        var sum = weights.Sum();
        var months = Enumerable.Range(0, 12).Select(m => whole.Select((p, i) => p.Months[m] * weights[i]).Sum() / sum).ToList();
        var deviations = whole.Zip(whole.Skip(1), (newer, older) => (newer, older))
            .Where(pair => pair.newer.Year == pair.older.Year + 1)
            .SelectMany(pair => pair.newer.Months.Select((amount, m) => Deviation(amount, pair.older.Months[m]))).ToList();
        return new YearProfile(months, deviations, whole.Count);
    }

    /// <summary>How far an amount is from what the past says, as a share, at most <see cref="ForecastMethod.LargestMonthDeviation"/>.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="expected">What the past says; not more than 0: the largest deviation, unless the amount is that too.</param>
    public static double Deviation(decimal amount, decimal expected)
    {
        if (expected <= 0m)
        {
            return amount == expected ? 0.0 : ForecastMethod.LargestMonthDeviation;
        }

        return Math.Min(ForecastMethod.LargestMonthDeviation, Math.Abs(((double)amount / (double)expected) - 1.0));
    }

    // February has 28 days or 29; the month is taken day by day.
    private static List<decimal> OnDaysOf(int year, int past, IReadOnlyList<decimal> months) =>
        [.. months.Select((amount, m) => m == 1 ? amount * DateTime.DaysInMonth(year, 2) / DateTime.DaysInMonth(past, 2) : amount)];
}
