using EnergyQuota.Inspections.Law;
using static EnergyQuota.Inspections.Law.CaseState;
using static EnergyQuota.Inspections.Law.MoveActor;
using static EnergyQuota.Inspections.Law.Precondition;

namespace EnergyQuota.Inspections.Inspecting;

/// <summary>The moves of an inspection (Decree 531, art. 35 to 37).</summary>
/// <remarks>
/// The decree does not say that the institution is heard before an order; that it is heard, and that an order needs it, is a rule
/// of this program (see docs/law.md).
/// </remarks>
internal static class InspectionMoves
{
    private static readonly LegalBasis Inspect = LegalBasis.Decree(35);
    private static readonly LegalBasis Violate = LegalBasis.Decree(37);

    /// <summary>The table.</summary>
    public static IEnumerable<MoveRule> All =>
    [
        Row(Planned, Move.Announce, Announced, Inspect),
        Row(Planned, Move.Withdraw, InspectionCancelled, Inspect),
        OnTheSpot(Announced, Move.Begin, OnSite, Inspect),
        Row(Announced, Move.Withdraw, InspectionCancelled, Inspect),
        OnTheSpot(OnSite, Move.AnswerItem, OnSite, Inspect),
        OnTheSpot(OnSite, Move.RecordFinding, OnSite, Inspect),
        OnTheSpot(OnSite, Move.RecordViolation, OnSite, Violate),
        OnTheSpot(OnSite, Move.DropViolation, OnSite, Violate, ViolationStands),
        Row(OnSite, Move.Conclude, Found, Violate, ChecklistComplete, ViolationStands),
        Row(OnSite, Move.Close, InspectionClosed, Inspect, ChecklistComplete, NoViolationStands),
        new MoveRule(CaseKind.Inspection, Found, Move.Submit, Found, Institution, Violate),
        Row(Found, Move.Hear, Heard, Violate),
        Row(Found, Move.DropViolation, Found, Violate, ViolationStands),
        Row(Found, Move.Close, InspectionClosed, Inspect, NoViolationStands),
        Row(Heard, Move.DropViolation, Heard, Violate, ViolationStands),
        Row(Heard, Move.IssueOrder, OrderMade, Violate, ViolationStands, WasHeard),
        Row(Heard, Move.Close, InspectionClosed, Inspect, NoViolationStands),
        .. ClockMoves.Attaching(CaseKind.Inspection, Inspect, OnSite).Select(static rule => rule with { Actor = Inspector }),
        .. ClockMoves.Attaching(CaseKind.Inspection, Inspect, Planned, Announced, Found, Heard),
    ];

    private static MoveRule OnTheSpot(CaseState from, Move move, CaseState to, LegalBasis basis, params Precondition[] needs) =>
        Row(from, move, to, basis, needs) with { Actor = Inspector };

    private static MoveRule Row(CaseState from, Move move, CaseState to, LegalBasis basis, params Precondition[] needs) =>
        new(CaseKind.Inspection, from, move, to, Agency, basis) { Needs = needs };
}
