using System.Diagnostics;
using EnergyQuota.Inspections.Cases;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>Why an inspection was planned, as its record says it (Decree 531, art. 8, 22 and 35).</summary>
internal static class CauseWords
{
    public static string Of(InspectionCause? cause) => cause switch
    {
        null or InspectionCause.Other => "监督检查",
        InspectionCause.SeriousOverrun => "重点监督检查（严重超定额用能）",
        InspectionCause.ExplanationNotAccepted => "重点监督检查（超定额说明未予认可）",
        InspectionCause.NotExplained => "监督检查（超定额用能未作说明）",
        InspectionCause.Sample => "随机抽查",
        InspectionCause.Tip => "根据举报进行的检查",
        InspectionCause.AuditNotFollowed => "监督检查（能源审计结果未落实）",
        InspectionCause.OpinionNotImplemented => "监督检查（整改意见未落实）",
        _ => throw new UnreachableException(),
    };
}
