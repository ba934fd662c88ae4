using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Inspecting;

/// <summary>The eight things that an inspection looks at: the checklist (检查内容) of Decree 531, art. 35.</summary>
public static class InspectionItems
{
    /// <summary>The items, 1 to 8.</summary>
    public static IReadOnlyList<LawItem> All { get; } =
    [
        new(1, "年度节能目标和实施方案：制定、落实", "annual target and plan: made and carried out"),
        new(2, "能源消费计量、监测、统计", "metering, monitoring and statistics"),
        new(3, "能源消耗定额执行", "keeping to the quota"),
        new(4, "节能管理规章制度", "rules and systems of energy management"),
        new(5, "能源管理岗位设置及岗位责任制落实", "energy post and its responsibility system"),
        new(6, "用能系统、设备节能运行", "economical running of systems and equipment"),
        new(7, "能源审计开展", "energy audits"),
        new(8, "公务用车配备、使用", "official vehicles"),
    ];
}
