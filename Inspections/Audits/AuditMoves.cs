using EnergyQuota.Inspections.Law;
using static EnergyQuota.Inspections.Law.CaseState;
using static EnergyQuota.Inspections.Law.MoveActor;
using static EnergyQuota.Inspections.Law.Precondition;

namespace EnergyQuota.Inspections.Audits;

/// <summary>The moves of an energy audit (Decree 531, art. 22 and 23).</summary>
internal static class AuditMoves
{
    private static readonly LegalBasis Audit = LegalBasis.Decree(22);
    private static readonly LegalBasis Contents = LegalBasis.Decree(23);

    /// <summary>The table.</summary>
    public static IEnumerable<MoveRule> All =>
    [
        Row(AuditPlanned, Move.Begin, AuditUnderWay, Audit),
        Row(AuditPlanned, Move.Withdraw, AuditCancelled, Audit),
        Row(AuditUnderWay, Move.Withdraw, AuditCancelled, Audit),
        Row(AuditUnderWay, Move.AnswerItem, AuditUnderWay, Contents),
        Row(AuditUnderWay, Move.RecordFinding, AuditUnderWay, Contents),
        Row(AuditUnderWay, Move.Recommend, AuditUnderWay, Contents),
        Row(AuditUnderWay, Move.Report, AuditReported, Contents, ChecklistComplete),
        Row(AuditReported, Move.Follow, AuditFollowUp, Audit, RecommendationOpen) with { Starts = ClockKind.FollowUp },
        Row(AuditReported, Move.Close, AuditClosed, Audit, NoRecommendationOpen),
        new MoveRule(CaseKind.Audit, AuditFollowUp, Move.Submit, AuditFollowUp, Institution, Audit),
        Row(AuditFollowUp, Move.SettleRecommendation, AuditFollowUp, Audit, RecommendationOpen),
        Row(AuditFollowUp, Move.Close, AuditClosed, Audit, NoRecommendationOpen) with { EndsClock = true },
        .. ClockMoves.Of(CaseKind.Audit, AuditFollowUp, Audit),
        .. ClockMoves.Attaching(CaseKind.Audit, Audit, AuditPlanned, AuditUnderWay, AuditReported, AuditFollowUp),
    ];

    private static MoveRule Row(CaseState from, Move move, CaseState to, LegalBasis basis, params Precondition[] needs) =>
        new(CaseKind.Audit, from, move, to, Agency, basis) { Needs = needs };
}
