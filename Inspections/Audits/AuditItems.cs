using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Audits;

/// <summary>The seven contents of an energy audit: Decree 531, art. 23.</summary>
public static class AuditItems
{
    /// <summary>The item that verifies an explanation of exceeding the quota: art. 23 (6).</summary>
    public const int VerifiesExplanation = 6;

    /// <summary>The items, 1 to 7.</summary>
    public static IReadOnlyList<LawItem> All { get; } =
    [
        new(1, "竣工验收与设备台账资料，节能设计标准执行", "acceptance papers and equipment ledgers; design standards kept"),
        new(2, "计量记录与财务账单核对，分类分项、人均、单位面积能耗", "meter records against bills; use by type, per head and per area"),
        new(3, "用能系统、设备运行状况，管理制度执行", "condition of systems and equipment; rules carried out"),
        new(4, "前一次审计建议的落实", "what became of the former audit's recommendations"),
        new(5, "节能潜力与合理用能建议", "potential for saving, and recommendations"),
        new(VerifiesExplanation, "年度计划与定额执行，超定额说明的核实", "annual plan and quota; the explanation of exceeding it verified"),
        new(7, "计量器具运行，统计数据的真实、准确", "condition of meters; truth and accuracy of the figures"),
    ];
}
