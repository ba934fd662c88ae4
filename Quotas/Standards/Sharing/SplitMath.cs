namespace EnergyQuota.Quotas.Standards.Sharing;

/// <summary>Computes shares. Pure.</summary>
public static class SplitMath
{
    /// <summary>The step of a share.</summary>
    public const decimal Step = 0.000001m;

    /// <summary>Shares in proportion to their basis, in steps of a millionth, whose sum is exactly 1.</summary>
    /// <remarks>Each is rounded down; the steps that are left go to those that lost most, of equals to the earlier.</remarks>
    /// <param name="basis">What each share is computed from, more than 0; at least one.</param>
    public static IReadOnlyList<decimal> Shares(IReadOnlyList<decimal> basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentOutOfRangeException.ThrowIfZero(basis.Count);
        var sum = basis.Sum();
        var exact = basis.Select(part => part / sum / Step).ToList();
        var steps = exact.Select(decimal.Floor).ToList();
        var left = (int)((1m / Step) - steps.Sum());
        foreach (var index in exact.Select((value, index) => (Lost: value - decimal.Floor(value), index)).OrderByDescending(e => e.Lost).ThenBy(e => e.index)
                     .Take(left).Select(e => e.index))
        {
            steps[index]++;
        }

        return [.. steps.Select(value => value * Step)];
    }
}
