namespace EnergyQuota.Inspections.Law;

/// <summary>The facts of a case on a day: all that the law's order of steps depends on.</summary>
public sealed record CaseSituation
{
    /// <summary>What the case is about.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>The day, in the site's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether a clock of the case has not ended.</summary>
    public bool HasClock { get; init; }

    /// <summary>The last day in time, inclusive; <see langword="null"/> without a clock and while it stands.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Whether the verdict it rests on no longer says over; <see langword="false"/> where it rests on none.</summary>
    public bool VerdictLapsed { get; init; }

    /// <summary>How many items of the checklist are not filled in.</summary>
    public int ItemsMissing { get; init; }

    /// <summary>How many violations are recorded, not taken back, and rest on what still holds.</summary>
    public int ViolationsStanding { get; init; }

    /// <summary>Whether the institution was heard.</summary>
    public bool WasHeard { get; init; }

    /// <summary>How many recommendations wait.</summary>
    public int RecommendationsOpen { get; init; }

    /// <summary>Whether a deadline was missed or a re-check failed.</summary>
    public bool MissedOrFailed { get; init; }

    /// <summary>The local rules in force for it.</summary>
    public IReadOnlyList<LocalRule> LocalRules { get; init; } = [];

    /// <summary>Whether a precondition holds.</summary>
    /// <param name="need">The precondition.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such precondition.</exception>
    public bool Holds(Precondition need) => need switch
    {
        Precondition.VerdictStands => !VerdictLapsed,
        Precondition.VerdictLapsed => VerdictLapsed,
        Precondition.DeadlinePassed => Due < Today,
        Precondition.ClockRuns => Due >= Today,
        Precondition.ClockStands => HasClock && Due is null,
        Precondition.ChecklistComplete => ItemsMissing == 0,
        Precondition.ViolationStands => ViolationsStanding > 0,
        Precondition.NoViolationStands => ViolationsStanding == 0,
        Precondition.WasHeard => WasHeard,
        Precondition.RecommendationOpen => RecommendationsOpen > 0,
        Precondition.NoRecommendationOpen => RecommendationsOpen == 0,
        Precondition.MissedOrFailed => MissedOrFailed,
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "There is no such precondition."),
    };
}
