using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Inspecting;

/// <summary>The eight violations on which an order to correct may rest: Decree 531, art. 37. There is no ninth.</summary>
public static class ViolationItems
{
    /// <summary>Over the quota without an explanation: art. 37 (5).</summary>
    public const int NotExplained = 5;

    /// <summary>The items, 1 to 8.</summary>
    public static IReadOnlyList<LawItem> All { get; } =
    [
        new(1, "未制定年度节能目标和实施方案，或未按规定备案", "no annual target and plan, or not filed"),
        new(2, "未实行能源消费计量，或未分户、分类、分项计量并实时监测", "no metering system, or not by household, type and sub-item with real-time monitoring"),
        new(3, "未指定专人统计，或未如实记录原始数据、建立台账", "no statistician, or raw records untrue, or no ledger"),
        new(4, "未按要求报送上一年度能源消费状况报告", "annual report not sent"),
        new(NotExplained, "超定额用能未作出说明", "over the quota without explaining"),
        new(6, "未设立能源管理岗位，或重点岗位未配备专业技术人员", "no energy post, or no qualified operators"),
        new(7, "未按规定进行能源审计，或未根据审计结果采取措施", "no audit, or the audit's result ignored"),
        new(8, "拒绝、阻碍节能监督检查", "inspection refused or obstructed"),
    ];
}
