using System.Diagnostics;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Regional;

/// <summary>Names in a region's report.</summary>
internal static class RegionWords
{
    /// <summary>Class and sub-class: within them institutions are ranked.</summary>
    public static BilingualText Class(Institution institution)
    {
        var of = ReportWords.Class(institution.Class);
        var (zh, en) = SubClassNames.Of(institution.Class, institution.SubClass);
        return institution.SubClass.Length == 0 ? of : new($"{of.Chinese}·{zh}", $"{of.English} · {en}");
    }

    public static BilingualText Name(Institution institution) => new(institution.NameZh, institution.NameEn);

    public static BilingualText Of(Grade grade) => grade switch
    {
        Grade.Leading => new("达引导值", "leading"),
        Grade.Baseline => new("达基准值", "baseline"),
        Grade.Constraint => new("达约束值", "within"),
        Grade.Over => new("超定额", "over"),
        Grade.OverLowerBound => new("超定额（下限）", "over (lower bound)"),
        Grade.CannotJudge => new("无法评定", "cannot judge"),
        _ => throw new UnreachableException(),
    };
}
