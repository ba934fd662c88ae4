namespace EnergyQuota.Inspections.Law;

/// <summary>The names of kinds and states of cases, in Chinese and English: pages and reports use the same.</summary>
public static class CaseNames
{
    /// <summary>What a kind of case is called.</summary>
    /// <param name="kind">The kind.</param>
    public static (string Zh, string En) Of(CaseKind kind) => kind switch
    {
        CaseKind.Explanation => ("超定额说明", "explanation"),
        CaseKind.Inspection => ("监督检查", "inspection"),
        CaseKind.Order => ("责令限期改正", "order to correct"),
        CaseKind.Opinion => ("节能整改意见", "rectification opinion"),
        CaseKind.Audit => ("能源审计", "energy audit"),
        _ => ("举报", "tip"),
    };

    /// <summary>What a state is called.</summary>
    /// <param name="state">The state.</param>
    public static (string Zh, string En) Of(CaseState state) => state switch
    {
        CaseState.ExplanationRequested => ("待送达说明通知", "to be served"),
        CaseState.ExplanationServed => ("已要求说明", "explanation requested"),
        CaseState.ExplanationReceived => ("已收到说明", "explanation received"),
        CaseState.Accepted => ("说明成立", "accepted"),
        CaseState.NotAccepted => ("说明不成立", "not accepted"),
        CaseState.NotExplained => ("逾期未说明", "not explained in time"),
        CaseState.Withdrawn => ("已撤回", "withdrawn"),
        CaseState.Planned => ("已列入计划", "planned"),
        CaseState.Announced => ("已通知", "announced"),
        CaseState.OnSite => ("检查中", "on the spot"),
        CaseState.Found => ("查有违法，待听取陈述", "violation found, to be heard"),
        CaseState.Heard => ("已听取陈述申辩", "heard"),
        CaseState.InspectionClosed => ("检查办结", "inspection closed"),
        CaseState.OrderMade => ("已责令改正", "order made"),
        CaseState.InspectionCancelled => ("检查取消", "not carried out"),
        CaseState.OrderIssued => ("待送达改正通知", "order to be served"),
        CaseState.OrderServed => ("限期改正中", "time limit runs"),
        CaseState.EvidenceReceived => ("已收到改正材料", "evidence received"),
        CaseState.OrderClosed => ("已改正", "corrected"),
        CaseState.CorrectionFailed => ("复查未改正", "re-check failed"),
        CaseState.NotCorrected => ("逾期未改正", "not corrected in time"),
        CaseState.Circulated => ("已通报", "named in a circular"),
        CaseState.Referred => ("已移送有权机关", "referred for discipline"),
        CaseState.OrderRevoked => ("责令已撤销", "order revoked"),
        CaseState.OpinionIssued => ("待送达整改意见", "opinion to be served"),
        CaseState.OpinionServed => ("整改落实中", "to be implemented"),
        CaseState.ImplementationReported => ("已报落实情况", "implementation reported"),
        CaseState.OpinionClosed => ("整改办结", "implemented"),
        CaseState.OpinionWithdrawn => ("整改意见已撤回", "opinion withdrawn"),
        CaseState.AuditPlanned => ("已决定审计", "audit decided"),
        CaseState.AuditUnderWay => ("审计中", "audit under way"),
        CaseState.AuditReported => ("已收到审计报告", "report received"),
        CaseState.AuditFollowUp => ("建议落实中", "recommendations followed up"),
        CaseState.AuditClosed => ("审计办结", "audit closed"),
        CaseState.AuditCancelled => ("审计取消", "audit not carried out"),
        CaseState.TipRecorded => ("已登记", "recorded"),
        CaseState.TipInvestigated => ("调查中", "under investigation"),
        CaseState.TipAnswered => ("已答复", "answered"),
        CaseState.TipClosed => ("已办结", "closed"),
        CaseState.ReductionOrdered => ("限期治理中（地方规定）", "reduction ordered (local rule)"),
        CaseState.ReductionEvidence => ("已收到治理材料", "evidence of reduction received"),
        CaseState.ReductionDone => ("治理完成", "brought down"),
        CaseState.ReductionFailed => ("复查未达到治理要求", "re-check of the reduction failed"),
        CaseState.ReductionMissed => ("逾期未治理", "not brought down in time"),
        _ => (state.ToString(), state.ToString()),
    };
}
