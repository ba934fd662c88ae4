using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Says which case may be opened from what. Pure.</summary>
public static class Opening
{
    private static readonly Dictionary<CaseKind, CaseState[]> Explained = new()
    {
        [CaseKind.Inspection] = [CaseState.NotAccepted, CaseState.NotExplained, CaseState.ReductionFailed, CaseState.ReductionMissed],
        [CaseKind.Audit] = [CaseState.ExplanationReceived, CaseState.Accepted, CaseState.NotAccepted],
        [CaseKind.Opinion] = [CaseState.NotAccepted],
    };

    /// <summary>Whether an explanation may be asked for: over the quota, by the whole or by the measured part alone. Never on what cannot be judged.</summary>
    /// <param name="grade">The verdict's grade.</param>
    /// <param name="current">Whether it is the newest verdict about its indicator and year.</param>
    public static bool MayExplain(Grade grade, bool current) => current && (grade is Grade.Over or Grade.OverLowerBound);

    /// <summary>Whether a case may be opened from another one.</summary>
    /// <param name="kind">The case to be opened.</param>
    /// <param name="parent">The kind of the other; <see langword="null"/>: none.</param>
    /// <param name="state">The state of the other.</param>
    public static bool MayFollow(CaseKind kind, CaseKind? parent, CaseState state) => (kind, parent) switch
    {
        (CaseKind.Inspection or CaseKind.Audit, null) => true,
        (CaseKind.Inspection or CaseKind.Audit or CaseKind.Opinion, CaseKind.Explanation) => Explained[kind].Contains(state),
        (CaseKind.Inspection or CaseKind.Opinion, CaseKind.Tip) => state == CaseState.TipInvestigated,
        (CaseKind.Inspection, CaseKind.Audit) => state is CaseState.AuditReported or CaseState.AuditFollowUp,
        (CaseKind.Inspection, CaseKind.Opinion) => state == CaseState.OpinionServed,
        (CaseKind.Opinion, CaseKind.Inspection) => state is CaseState.OnSite or CaseState.Found or CaseState.Heard or CaseState.InspectionClosed or CaseState.OrderMade,
        (CaseKind.Opinion, CaseKind.Audit) => state is CaseState.AuditUnderWay or CaseState.AuditReported or CaseState.AuditFollowUp or CaseState.AuditClosed,
        _ => false,
    };

    /// <summary>Why an inspection that follows another case is planned.</summary>
    /// <param name="parent">The kind of the other.</param>
    /// <param name="state">Its state.</param>
    public static InspectionCause CauseOf(CaseKind parent, CaseState state) => (parent, state) switch
    {
        (CaseKind.Explanation, CaseState.NotExplained) => InspectionCause.NotExplained,
        (CaseKind.Explanation, _) => InspectionCause.ExplanationNotAccepted,
        (CaseKind.Tip, _) => InspectionCause.Tip,
        (CaseKind.Audit, _) => InspectionCause.AuditNotFollowed,
        (CaseKind.Opinion, _) => InspectionCause.OpinionNotImplemented,
        _ => InspectionCause.Other,
    };
}
