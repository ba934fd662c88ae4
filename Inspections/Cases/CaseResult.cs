using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>What came of a move or an opening.</summary>
/// <param name="Outcome">What came of it.</param>
public sealed record CaseResult(CaseOutcome Outcome)
{
    /// <summary>The case that was opened or moved; for an order made, the order. <see langword="null"/> where nothing was done.</summary>
    public long? CaseId { get; init; }

    /// <summary>The field that is missing or out of bounds, as <see cref="MoveCommand"/> calls it; otherwise empty.</summary>
    public string Field { get; init; } = "";

    /// <summary>What does not hold; otherwise <see langword="null"/>.</summary>
    public Precondition? Missing { get; init; }

    /// <summary>The year whose working-day calendar is missing; otherwise <see langword="null"/>.</summary>
    public int? Year { get; init; }

    internal static CaseResult Of(CaseOutcome outcome) => new(outcome);

    internal static CaseResult Invalid(string field) => new(CaseOutcome.Invalid) { Field = field };

    internal static CaseResult Done(long id) => new(CaseOutcome.Done) { CaseId = id };
}

/// <summary>What came of a move or an opening.</summary>
public enum CaseOutcome
{
    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>There is no such case, institution or verdict in the scope.</summary>
    NotFound = 2,

    /// <summary>The law's order of steps does not have it here.</summary>
    NotInOrder = 3,

    /// <summary>The account may not do it.</summary>
    NotAllowed = 4,

    /// <summary>A field is missing or out of bounds.</summary>
    Invalid = 5,

    /// <summary>A precondition does not hold.</summary>
    Missing = 6,

    /// <summary>The working-day calendar of a year that the deadline reaches was not imported.</summary>
    NoCalendar = 7,

    /// <summary>The verdict can still move: no officer has closed the year on it. See <see cref="Quotas.Closing.ClosingOptions.ExplainProvisional"/>.</summary>
    NotFinal = 8,
}
