namespace EnergyQuota.Quotas.Standards.Comparison;

/// <summary>What became of a row from one standard to another.</summary>
public enum RowChange
{
    /// <summary>Only the other has it.</summary>
    Added,

    /// <summary>Only the one has it.</summary>
    Removed,

    /// <summary>Both have it, with other values.</summary>
    Changed,

    /// <summary>Both say the same.</summary>
    Same,
}

/// <summary>One row beside the row of the same class, sub-class, zone and indicator.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Key">Its key.</param>
/// <param name="Old">The row of the one; <see langword="null"/> where it is added.</param>
/// <param name="New">The row of the other; <see langword="null"/> where it is removed.</param>
/// <param name="ConstraintPercent">By how many percent the constraint value moves, to one decimal; <see langword="null"/> where there are not both.</param>
/// <param name="BaselinePercent">The same of the baseline value.</param>
/// <param name="LeadingPercent">The same of the leading value.</param>
public sealed record RowDifference(
    RowChange Change, string Key, QuotaRow? Old, QuotaRow? New, decimal? ConstraintPercent, decimal? BaselinePercent, decimal? LeadingPercent);

/// <summary>Compares two standards row by row. Pure.</summary>
public static class StandardComparison
{
    /// <summary>All rows of both, by indicator and key.</summary>
    /// <param name="one">The one, e.g. what is in force.</param>
    /// <param name="other">The other, e.g. a draft.</param>
    public static IReadOnlyList<RowDifference> Of(QuotaStandard one, QuotaStandard other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (old, @new) = (one.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal), other.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal));
        return
        [
            .. old.Keys.Union(@new.Keys).Select(key => Difference(key, old.GetValueOrDefault(key), @new.GetValueOrDefault(key)))
                .OrderBy(d => (d.Old ?? d.New)!.Indicator).ThenBy(d => d.Key, StringComparer.Ordinal),
        ];
    }

    private static RowDifference Difference(string key, QuotaRow? old, QuotaRow? @new) => new(
        old is null ? RowChange.Added
            : @new is null ? RowChange.Removed
            : (old.Constraint, old.Baseline, old.Leading, old.PersonWeights) == (@new.Constraint, @new.Baseline, @new.Leading, @new.PersonWeights) ? RowChange.Same
            : RowChange.Changed,
        key,
        old,
        @new,
        Percent(old?.Constraint, @new?.Constraint),
        Percent(old?.Baseline, @new?.Baseline),
        Percent(old?.Leading, @new?.Leading));

    private static decimal? Percent(decimal? old, decimal? @new) =>
        old is { } before && @new is { } after ? decimal.Round(100m * (after - before) / before, 1, MidpointRounding.AwayFromZero) : null;
}
