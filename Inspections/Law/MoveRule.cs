namespace EnergyQuota.Inspections.Law;

/// <summary>One allowed move: a row of the law.</summary>
/// <param name="Kind">In cases of which kind.</param>
/// <param name="From">From which state.</param>
/// <param name="Move">What is done.</param>
/// <param name="To">To which state; the same where only something is recorded.</param>
/// <param name="Actor">By whom.</param>
/// <param name="Basis">By which article.</param>
public sealed record MoveRule(CaseKind Kind, CaseState From, Move Move, CaseState To, MoveActor Actor, LegalBasis Basis)
{
    /// <summary>What else must hold.</summary>
    public IReadOnlyList<Precondition> Needs { get; init; } = [];

    /// <summary>The clock that it starts, or <see langword="null"/>.</summary>
    public ClockKind? Starts { get; init; }

    /// <summary>Whether the running clock, if there is one, ends with it.</summary>
    public bool EndsClock { get; init; }

    /// <summary>The local rule it stands in; <see langword="null"/>: national law.</summary>
    public LocalRule? Local { get; init; }
}
