using static EnergyQuota.Inspections.Law.CaseState;

namespace EnergyQuota.Inspections.Law;

/// <summary>The moves that a local rule adds to explanations.</summary>
internal static class LocalMoves
{
    /// <summary>The table of one rule.</summary>
    public static IEnumerable<MoveRule> Of(LocalRule rule)
    {
        var basis = new LegalBasis(rule.Source, rule.Source);
        MoveRule Row(CaseState from, Move move, CaseState to, MoveActor actor, params Precondition[] needs) =>
            new(CaseKind.Explanation, from, move, to, actor, basis) { Needs = needs, Local = rule };
        return
        [
            .. rule.After.Select(state => Row(state, Move.OrderReduction, ReductionOrdered, MoveActor.Agency, Precondition.VerdictStands) with { Starts = ClockKind.Reduction }),
            Row(ReductionOrdered, Move.Submit, ReductionEvidence, MoveActor.Institution) with { EndsClock = true, Starts = ClockKind.Review },
            Row(ReductionOrdered, Move.DeclareMissed, ReductionMissed, MoveActor.Agency, Precondition.DeadlinePassed, Precondition.VerdictStands) with { EndsClock = true },
            Row(ReductionEvidence, Move.Submit, ReductionEvidence, MoveActor.Institution),
            Row(ReductionEvidence, Move.CheckPassed, ReductionDone, MoveActor.Agency) with { EndsClock = true },
            Row(ReductionEvidence, Move.CheckFailed, ReductionFailed, MoveActor.Agency) with { EndsClock = true },
            .. new[] { ReductionOrdered, ReductionEvidence, ReductionFailed, ReductionMissed }
                .Select(state => Row(state, Move.Withdraw, Withdrawn, MoveActor.Agency, Precondition.VerdictLapsed) with { EndsClock = true }),
            .. ClockMoves.Of(CaseKind.Explanation, ReductionOrdered, basis).Select(row => row with { Local = rule }),
            .. ClockMoves.Attaching(CaseKind.Explanation, basis, ReductionOrdered, ReductionEvidence).Select(row => row with { Local = rule }),
        ];
    }
}
