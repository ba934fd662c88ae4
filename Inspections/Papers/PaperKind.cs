namespace EnergyQuota.Inspections.Papers;

/// <summary>The official papers (文书). The numbers are stored and never reused.</summary>
public enum PaperKind
{
    /// <summary>The notice to explain why the quota was exceeded (能耗超定额说明通知; Decree 531, art. 17).</summary>
    ExplanationNotice = 1,

    /// <summary>The record of an inspection (用能检查记录; art. 35 and 36).</summary>
    InspectionRecord = 2,

    /// <summary>The order to correct within a time limit (责令限期改正通知书; art. 37).</summary>
    CorrectionOrder = 3,

    /// <summary>The rectification opinion (节能整改意见书; art. 41).</summary>
    RectificationOpinion = 4,

    /// <summary>The circular about what was not corrected in time (通报; art. 37).</summary>
    Circular = 5,
}
