namespace EnergyQuota.Quotas.Forecasting;

/// <summary>How the years of a class of institutions spread over the months: the mean of their monthly shares. Pure.</summary>
public static class ClassShape
{
    /// <summary>How many institutions it takes at least.</summary>
    public const int FewestInstitutions = 3;

    /// <summary>The mean of monthly shares, each institution weighing the same.</summary>
    /// <param name="years">One whole year of each institution.</param>
    /// <param name="gate">The least completeness of such a year.</param>
    /// <returns>Twelve shares that sum to 1, or <see langword="null"/> where there are too few.</returns>
    public static IReadOnlyList<decimal>? Of(IEnumerable<ForecastYear> years, decimal gate)
    {
        ArgumentNullException.ThrowIfNull(years);
        var whole = years.Select(year => year.Whole(gate)).OfType<IReadOnlyList<decimal>>().ToList();
        if (whole.Count < FewestInstitutions)
        {
            return null;
        }

        var shares = Enumerable.Range(0, 12).Select(m => whole.Sum(year => year[m] / year.Sum())).ToList();
        var sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }
}
