namespace EnergyQuota.Quotas.Consumption;

/// <summary>Weighs completeness by last year's energy (design: the metering tree).</summary>
public static class Weights
{
    /// <summary>
    /// Gives each its last year's energy as weight. One that has none gets the mean of the others, so that a new meter's
    /// silence is noticed; where none has any, all weigh the same.
    /// </summary>
    /// <param name="lastYear">Last year's energy of each, in one unit; <see langword="null"/> or not more than 0: unknown.</param>
    /// <returns>Weights that sum to 1; empty for nothing.</returns>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<decimal?> lastYear)
    {
        ArgumentNullException.ThrowIfNull(lastYear);
        return Of(lastYear, [.. lastYear.Select(_ => 1)]);
    }

    /// <summary>The same for things that hold for a part of the days only: each weighs by its days as well.</summary>
    /// <param name="lastYear">A whole year's energy of each, as above.</param>
    /// <param name="days">For how many days each holds; more than 0, as many as <paramref name="lastYear"/>.</param>
    /// <returns>Weights that sum to 1; empty for nothing.</returns>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<decimal?> lastYear, IReadOnlyList<int> days)
    {
        ArgumentNullException.ThrowIfNull(lastYear);
        ArgumentNullException.ThrowIfNull(days);
        var known = lastYear.Where(amount => amount > 0m).ToList();
        var usual = known.Count > 0 ? known.Sum()!.Value / known.Count : 1m;
        var raw = lastYear.Select((amount, index) => (amount > 0m ? amount.Value : usual) * days[index]).ToList();
        var sum = raw.Sum();
        return [.. raw.Select(weight => weight / sum)];
    }

    /// <summary>The weighed mean, held between 0 and 1 against the last digit of division.</summary>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="shares">As many shares, each 0 to 1.</param>
    public static decimal Mean(IReadOnlyList<decimal> weights, IEnumerable<decimal> shares)
    {
        var all = shares.ToList();
        if (all.TrueForAll(share => share == 1m))
        {
            return 1m;
        }

        return Math.Clamp(all.Select((share, index) => share * weights[index]).Sum(), 0m, 1m);
    }
}
