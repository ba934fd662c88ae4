namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>A standard and the day by which it is to be reviewed.</summary>
/// <param name="StandardCode">The standard's code.</param>
/// <param name="RegionCode">The region whose agency issued it; empty: the whole country.</param>
/// <param name="Due">The day.</param>
public sealed record ReviewFacts(string StandardCode, string RegionCode, DateOnly Due);

/// <summary>Whether a standard's review is due. Pure.</summary>
public static class StandardReviewRule
{
    /// <summary>The alert, or <see langword="null"/>. It concerns the region, not an institution.</summary>
    /// <param name="facts">The standard.</param>
    /// <param name="today">Today at the site.</param>
    /// <param name="options">The settings.</param>
    public static AlertCandidate? Find(ReviewFacts facts, DateOnly today, AlertOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(options);
        var left = facts.Due.DayNumber - today.DayNumber;
        return left > options.ReviewDays ? null : new AlertCandidate(
            new AlertKey("", AlertKind.StandardReviewDue, facts.Due.Year, Subject: $"standard:{facts.StandardCode}", StandardCode: facts.StandardCode),
            left < 0 ? AlertGrade.Warning : AlertGrade.Information)
        {
            RegionCode = facts.RegionCode,
            Value = -left,
            Unit = "d",
        };
    }
}
