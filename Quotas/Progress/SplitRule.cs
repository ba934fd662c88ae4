using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Progress;

/// <summary>How much of a year's quota the agency expects to be used by a day. Pure.</summary>
public static class SplitRule
{
    /// <summary>Finds the split that holds for a class, indicator and year: the newest one, that of the class before the general one.</summary>
    /// <param name="splits">All shares.</param>
    /// <param name="class">The institution's class.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="year">The calendar year.</param>
    /// <returns>Twelve shares by month that sum to 1, or <see langword="null"/> where none is set or it is incomplete.</returns>
    public static IReadOnlyList<decimal>? Find(IEnumerable<MonthlySplit> splits, string @class, QuotaIndicator indicator, int year)
    {
        var newest = splits
            .Where(s => s.Indicator == indicator && s.FromYear <= year && (s.Class == @class || s.Class.Length == 0))
            .GroupBy(s => (s.Class, s.FromYear))
            .OrderByDescending(g => g.Key.Class.Length > 0).ThenByDescending(g => g.Key.FromYear)
            .FirstOrDefault();
        var shares = newest?.OrderBy(s => s.Month).ToList();
        return shares is not null && IsWhole(shares) ? [.. shares.Select(s => s.Share)] : null;
    }

    /// <summary>Whether shares form a split: the months 1 to 12 once each, none below 0, summing to exactly 1.</summary>
    /// <param name="shares">The shares.</param>
    public static bool IsWhole(IReadOnlyCollection<MonthlySplit> shares) =>
        shares.Select(s => s.Month).Order().SequenceEqual(Enumerable.Range(1, 12))
        && shares.All(s => s.Share >= 0m) && shares.Sum(s => s.Share) == 1m;

    /// <summary>The share of the year expected to be used before a day: whole months by the split, the month begun by its days.</summary>
    /// <param name="shares">Twelve shares, or <see langword="null"/>: even by days.</param>
    /// <param name="until">The day, exclusive, within the year or the first of the next.</param>
    /// <param name="year">The calendar year.</param>
    public static decimal ExpectedBefore(IReadOnlyList<decimal>? shares, DateOnly until, int year)
    {
        var first = new DateOnly(year, 1, 1);
        if (until >= first.AddYears(1))
        {
            return 1m;
        }

        if (until <= first)
        {
            return 0m;
        }

        if (shares is null)
        {
            return (decimal)(until.DayNumber - first.DayNumber) / (first.AddYears(1).DayNumber - first.DayNumber);
        }

        var begun = shares[until.Month - 1] * (until.Day - 1) / DateTime.DaysInMonth(year, until.Month);
        return shares.Take(until.Month - 1).Sum() + begun;
    }
}
