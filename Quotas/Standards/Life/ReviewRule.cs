namespace EnergyQuota.Quotas.Standards.Life;

/// <summary>When a standard in force is due for its periodic review (定期复审). Pure.</summary>
public static class ReviewRule
{
    /// <summary>The day by which a standard is to be reviewed.</summary>
    /// <param name="standard">The standard with its decisions.</param>
    /// <param name="everyMonths">The interval; see <see cref="StandardOptions.ReviewEveryMonths"/>.</param>
    /// <returns>
    /// The interval after its last periodic review, else after its publication, else after its first day in force;
    /// <see langword="null"/> for drafts, repealed standards and demonstrations.
    /// </returns>
    public static DateOnly? DueOn(QuotaStandard standard, int everyMonths)
    {
        ArgumentNullException.ThrowIfNull(standard);
        if (standard.State != StandardState.InForce || standard.Demonstration)
        {
            return null;
        }

        var last = standard.Decisions.Where(d => d.Kind is StandardDecisionKind.Published or StandardDecisionKind.PeriodicReview)
            .Select(d => (DateOnly?)d.On).Max();
        return (last ?? standard.EffectiveFrom).AddMonths(everyMonths);
    }

    /// <summary>Whether the reminder of a review is to be shown or sent on a day.</summary>
    /// <param name="standard">The standard with its decisions.</param>
    /// <param name="options">Interval and lead.</param>
    /// <param name="day">The day.</param>
    public static bool IsDue(QuotaStandard standard, StandardOptions options, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DueOn(standard, options.ReviewEveryMonths) is { } due && due.AddDays(-options.ReviewRemindDays) <= day;
    }
}
