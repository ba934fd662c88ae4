namespace EnergyQuota.Inspections.Law;

/// <summary>Rows that several tables share: stopping, resuming and extending a clock, and adding papers.</summary>
/// <remarks>A deadline that has passed is neither stopped nor extended: what was missed stays missed.</remarks>
internal static class ClockMoves
{
    /// <summary>The moves of the clock that runs in a state.</summary>
    public static IEnumerable<MoveRule> Of(CaseKind kind, CaseState state, LegalBasis basis) =>
    [
        new MoveRule(kind, state, Move.Pause, state, MoveActor.Agency, basis) { Needs = [Precondition.ClockRuns] },
        new MoveRule(kind, state, Move.Resume, state, MoveActor.Agency, basis) { Needs = [Precondition.ClockStands] },
        new MoveRule(kind, state, Move.Extend, state, MoveActor.Agency, basis) { Needs = [Precondition.ClockRuns] },
    ];

    /// <summary>Adding papers of the agency in some states.</summary>
    public static IEnumerable<MoveRule> Attaching(CaseKind kind, LegalBasis basis, params CaseState[] states) =>
        states.Select(state => new MoveRule(kind, state, Move.Attach, state, MoveActor.Agency, basis));
}
