namespace EnergyQuota.Inspections.Law;

/// <summary>What must hold for a move, beside the state and the role.</summary>
public enum Precondition
{
    /// <summary>The verdict that the case rests on still says over.</summary>
    VerdictStands = 1,

    /// <summary>The verdict that the case rests on no longer says over.</summary>
    VerdictLapsed = 2,

    /// <summary>The deadline has passed.</summary>
    DeadlinePassed = 3,

    /// <summary>The deadline has not passed, and the clock runs.</summary>
    ClockRuns = 4,

    /// <summary>The clock was stopped.</summary>
    ClockStands = 5,

    /// <summary>Every item of the checklist is filled in.</summary>
    ChecklistComplete = 6,

    /// <summary>A violation is recorded, not taken back, and what it rests on still holds.</summary>
    ViolationStands = 7,

    /// <summary>No violation stands.</summary>
    NoViolationStands = 8,

    /// <summary>The institution was heard.</summary>
    WasHeard = 9,

    /// <summary>A recommendation waits.</summary>
    RecommendationOpen = 10,

    /// <summary>No recommendation waits.</summary>
    NoRecommendationOpen = 11,

    /// <summary>The deadline was missed or the re-check failed.</summary>
    MissedOrFailed = 12,
}
