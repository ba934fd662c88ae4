using EnergyQuota.Inspections.Law;
using static EnergyQuota.Inspections.Law.CaseState;
using static EnergyQuota.Inspections.Law.MoveActor;

namespace EnergyQuota.Inspections.Opinions;

/// <summary>The moves of a rectification opinion (Decree 531, art. 41), a track of its own that ends in no sanction.</summary>
internal static class OpinionMoves
{
    private static readonly LegalBasis Waste = LegalBasis.Decree(41);

    /// <summary>The table.</summary>
    public static IEnumerable<MoveRule> All =>
    [
        Row(OpinionIssued, Move.Serve, OpinionServed, Agency) with { Starts = ClockKind.Implementation },
        Row(OpinionServed, Move.Submit, ImplementationReported, Institution) with { EndsClock = true, Starts = ClockKind.Review },
        Row(ImplementationReported, Move.Submit, ImplementationReported, Institution),
        Row(ImplementationReported, Move.CheckPassed, OpinionClosed, Agency) with { EndsClock = true },
        Row(ImplementationReported, Move.CheckFailed, OpinionServed, Agency) with { EndsClock = true, Starts = ClockKind.Implementation },
        .. new[] { OpinionIssued, OpinionServed, ImplementationReported }
            .Select(state => Row(state, Move.Withdraw, OpinionWithdrawn, Agency) with { EndsClock = true }),
        .. ClockMoves.Of(CaseKind.Opinion, OpinionServed, Waste),
        .. ClockMoves.Attaching(CaseKind.Opinion, Waste, OpinionIssued, OpinionServed, ImplementationReported),
    ];

    private static MoveRule Row(CaseState from, Move move, CaseState to, MoveActor actor) =>
        new(CaseKind.Opinion, from, move, to, actor, Waste);
}
