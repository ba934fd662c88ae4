using System.Globalization;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>
/// Whether a week used too much while nobody works: at night and on rest days, against the institution's own weeks of the same
/// make, or a setting. Pure.
/// </summary>
/// <remarks>A week with a holiday is compared with weeks that had as many rest days; where there are too few, it is not compared at all.</remarks>
public static class OffHoursRule
{
    private const int FewestWeeks = 4, MostWeeks = 12;
    private const decimal Band = 0.8m;

    /// <summary>The alert of a week, or <see langword="null"/>.</summary>
    /// <param name="week">The week.</param>
    /// <param name="before">Earlier weeks of the same institution and energy type, in any order.</param>
    /// <param name="policy">The settings.</param>
    public static AlertCandidate? Find(LoadWeek week, IEnumerable<LoadWeek> before, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(week);
        ArgumentNullException.ThrowIfNull(policy);
        if (week.Completeness < policy.Gate || week.Total <= 0)
        {
            return null;
        }

        var alike = before.Where(w => w.Monday < week.Monday && w.RestDays == week.RestDays && w.Completeness >= policy.Gate && w.Total > 0)
            .OrderByDescending(w => w.Monday).Take(MostWeeks).ToList();
        decimal? usual = alike.Count >= FewestWeeks ? UsualDay.Median(alike.Select(w => w.OffHoursShare)) : null;
        var (raises, stays) = (Limit(usual, policy.Options, 1m), Limit(usual, policy.Options, Band));
        return week.OffHoursShare <= stays || raises is null ? null : new AlertCandidate(
            new AlertKey(
                week.InstitutionCode, AlertKind.OffHoursLoad, week.Monday.Year, week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), week.EnergyType.ToString()),
            AlertGrade.Warning)
        {
            Raises = week.OffHoursShare > raises,
            Value = Percent(week.OffHoursShare),
            Expected = usual is { } share ? Percent(share) : null,
            Limit = Percent(raises.Value),
            Unit = "%",
        };
    }

    // The lower of the two limits there are.
    private static decimal? Limit(decimal? usual, AlertOptions options, decimal band)
    {
        var own = usual * (1 + (options.OffHoursChange * band));
        decimal? set = options.OffHoursLimit > 0 ? options.OffHoursLimit : null;
        return own is null ? set : set is null ? own : Math.Min(own.Value, set.Value);
    }

    private static decimal Percent(decimal share) => Math.Round(share * 100, 1);
}
