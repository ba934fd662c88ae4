using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Reduces a case to what the law's order of steps depends on. Pure.</summary>
public static class CaseFacts
{
    /// <summary>The situation of a case on a day.</summary>
    /// <param name="file">The case with everything in it.</param>
    /// <param name="today">The day, in the site's zone.</param>
    /// <param name="lapsed">The verdicts that the case cites and that no longer say over.</param>
    /// <param name="rules">The local rules in force for it; see <see cref="LocalRule.Holds"/>.</param>
    public static CaseSituation Of(CaseFile file, DateOnly today, IReadOnlySet<long> lapsed, IReadOnlyList<LocalRule> rules)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(lapsed);
        return new CaseSituation
        {
            Kind = file.Kind,
            State = file.State,
            Today = today,
            HasClock = file.Clock is not null,
            Due = file.Clock?.Due,
            VerdictLapsed = file.VerdictId is { } verdict && lapsed.Contains(verdict),
            ItemsMissing = MoveFields.Checklist(file.Kind).Count(item => file.Items.All(answer => answer.Item != item.Number)),
            ViolationsStanding = file.Violations.Count(violation => Stands(violation, lapsed)),
            WasHeard = file.Acts.Any(static act => act.Move == Move.Hear),
            RecommendationsOpen = file.Recommendations.Count(static recommendation => recommendation.Done is null),
            MissedOrFailed = file.Clocks.Any(static clock => clock.State == ClockState.Missed) || file.Acts.Any(static act => act.Move == Move.CheckFailed),
            LocalRules = rules,
        };
    }

    /// <summary>Whether a violation was not taken back and rests on what still holds.</summary>
    /// <param name="violation">The violation.</param>
    /// <param name="lapsed">The verdicts that no longer say over.</param>
    public static bool Stands(RecordedViolation violation, IReadOnlySet<long> lapsed)
    {
        ArgumentNullException.ThrowIfNull(violation);
        ArgumentNullException.ThrowIfNull(lapsed);
        return violation.DroppedBy is null && !(violation.VerdictId is { } verdict && lapsed.Contains(verdict));
    }
}
