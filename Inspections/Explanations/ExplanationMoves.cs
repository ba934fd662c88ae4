using EnergyQuota.Inspections.Law;
using static EnergyQuota.Inspections.Law.CaseState;
using static EnergyQuota.Inspections.Law.MoveActor;
using static EnergyQuota.Inspections.Law.Precondition;

namespace EnergyQuota.Inspections.Explanations;

/// <summary>
/// The moves of an explanation. Exceeding the quota is no violation (Decree 531, art. 17); exceeding it without explaining is
/// (art. 37 (5)).
/// </summary>
internal static class ExplanationMoves
{
    private static readonly LegalBasis Explain = LegalBasis.Decree(17);

    /// <summary>The table.</summary>
    public static IEnumerable<MoveRule> All =>
    [
        Row(ExplanationRequested, Move.Serve, ExplanationServed, Agency, VerdictStands) with { Starts = ClockKind.Explanation },
        Row(ExplanationServed, Move.Submit, ExplanationReceived, Institution) with { EndsClock = true, Starts = ClockKind.Review },
        Row(ExplanationReceived, Move.Submit, ExplanationReceived, Institution),
        Row(ExplanationReceived, Move.Accept, Accepted, Agency) with { EndsClock = true },
        Row(ExplanationReceived, Move.Refuse, NotAccepted, Agency, VerdictStands) with { EndsClock = true },
        Row(ExplanationServed, Move.DeclareMissed, NotExplained, Agency, DeadlinePassed, VerdictStands) with { EndsClock = true, Basis = LegalBasis.Decree(37, 5) },
        .. new[] { ExplanationRequested, ExplanationServed, ExplanationReceived, NotAccepted, NotExplained }
            .Select(state => Row(state, Move.Withdraw, Withdrawn, Agency, VerdictLapsed) with { EndsClock = true }),
        .. ClockMoves.Of(CaseKind.Explanation, ExplanationServed, Explain),
        .. ClockMoves.Attaching(CaseKind.Explanation, Explain, ExplanationRequested, ExplanationServed, ExplanationReceived),
    ];

    private static MoveRule Row(CaseState from, Move move, CaseState to, MoveActor actor, params Precondition[] needs) =>
        new(CaseKind.Explanation, from, move, to, actor, Explain) { Needs = needs };
}
