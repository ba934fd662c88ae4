using EnergyQuota.Inspections.Law;
using static EnergyQuota.Inspections.Law.CaseState;
using static EnergyQuota.Inspections.Law.MoveActor;
using static EnergyQuota.Inspections.Law.Precondition;

namespace EnergyQuota.Inspections.Orders;

/// <summary>The moves of an order to correct within a time limit (Decree 531, art. 37). The ladder ends with discipline; there is no fine.</summary>
internal static class OrderMoves
{
    private static readonly LegalBasis Violate = LegalBasis.Decree(37);

    /// <summary>The table.</summary>
    public static IEnumerable<MoveRule> All =>
    [
        Row(OrderIssued, Move.Serve, OrderServed, Agency, ViolationStands) with { Starts = ClockKind.Correction },
        Row(OrderServed, Move.Submit, EvidenceReceived, Institution) with { EndsClock = true, Starts = ClockKind.Review },
        Row(OrderServed, Move.DeclareMissed, NotCorrected, Agency, DeadlinePassed, ViolationStands) with { EndsClock = true },
        Row(EvidenceReceived, Move.Submit, EvidenceReceived, Institution),
        Row(EvidenceReceived, Move.CheckPassed, OrderClosed, Agency) with { EndsClock = true },
        Row(EvidenceReceived, Move.CheckFailed, CorrectionFailed, Agency) with { EndsClock = true },
        Row(NotCorrected, Move.Submit, EvidenceReceived, Institution) with { Starts = ClockKind.Review },
        Row(CorrectionFailed, Move.Submit, EvidenceReceived, Institution) with { Starts = ClockKind.Review },
        Row(NotCorrected, Move.Circulate, Circulated, Agency, MissedOrFailed, ViolationStands),
        Row(CorrectionFailed, Move.Circulate, Circulated, Agency, MissedOrFailed, ViolationStands),
        Row(Circulated, Move.Refer, Referred, Agency, ViolationStands),
        Row(Circulated, Move.Close, OrderClosed, Agency),
        .. new[] { OrderIssued, OrderServed, EvidenceReceived, NotCorrected, CorrectionFailed, Circulated }
            .Select(state => Row(state, Move.Withdraw, OrderRevoked, Agency) with { EndsClock = true }),
        .. ClockMoves.Of(CaseKind.Order, OrderServed, Violate),
        .. ClockMoves.Attaching(CaseKind.Order, Violate, OrderIssued, OrderServed, EvidenceReceived, NotCorrected, CorrectionFailed, Circulated),
    ];

    private static MoveRule Row(CaseState from, Move move, CaseState to, MoveActor actor, params Precondition[] needs) =>
        new(CaseKind.Order, from, move, to, actor, Violate) { Needs = needs };
}
