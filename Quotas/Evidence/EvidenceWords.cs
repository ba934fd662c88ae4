using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The words that explanations and evidence packs share. A pack's words belong to its form, so they are not the site's.</summary>
internal static class EvidenceWords
{
    /// <summary>A number as exact as it is, with a point and without trailing zeros.</summary>
    public static string Number(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Days as a person names them: the last one included.</summary>
    public static string Days(DateOnly from, DateOnly to) => $"{Day(from)}–{Day(to.AddDays(-1))}";

    /// <summary>An instant, UTC.</summary>
    public static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture) ?? "";

    public static Bilingual Of(EnergyType type) => type switch
    {
        EnergyType.Electricity => new("电", "electricity"),
        EnergyType.Water => new("水", "water"),
        EnergyType.NaturalGas => new("天然气", "natural gas"),
        EnergyType.Heat => new("热力", "heat"),
        EnergyType.Cooling => new("冷量", "cooling"),
        EnergyType.Lpg => new("液化石油气", "LPG"),
        EnergyType.Gasoline => new("汽油", "gasoline"),
        EnergyType.Diesel => new("柴油", "diesel"),
        EnergyType.Coal => new("煤炭", "coal"),
        _ => Bilingual.Same(type.ToString()),
    };

    public static Bilingual Of(Grade grade) => grade switch
    {
        Grade.Leading => new("达到引导值", "within the leading value"),
        Grade.Baseline => new("达到基准值", "within the baseline value"),
        Grade.Constraint => new("达到约束值（在定额内）", "within the constraint value (within the quota)"),
        Grade.Over => new("超过约束值（超定额）", "over the constraint value (over the quota)"),
        Grade.OverLowerBound => new("超定额（按已计量部分的下限）", "over the quota (lower bound: the measured part alone)"),
        Grade.CannotJudge => new("无法评定", "cannot be judged"),
        _ => Bilingual.Same(grade.ToString()),
    };

    public static Bilingual Of(QuotaIndicator indicator) => Bilingual.Of(LawNames.Of(indicator));

    public static Bilingual Of(InstitutionFactKind kind) => kind switch
    {
        InstitutionFactKind.FloorArea => new("建筑面积", "floor area"),
        InstitutionFactKind.HeatedArea => new("供暖面积", "heated area"),
        InstitutionFactKind.People => new("用能人数", "energy users"),
        _ => Bilingual.Same(kind.ToString()),
    };

    public static Bilingual Of(ExclusionKind kind) => Bilingual.Of(LawNames.Of(kind));

    public static Bilingual Of(CannotJudgeReason reason) => reason switch
    {
        CannotJudgeReason.NotInBeing => new("机构并非全年存在", "the institution was not in being all year"),
        CannotJudgeReason.NoRow => new("没有适用的定额行", "no row of a standard in force fits"),
        CannotJudgeReason.AmbiguousRow => new("两行定额同样适用，须先厘清", "two rows fit equally well"),
        CannotJudgeReason.AreaMissing => new("建筑面积并非每天已知", "the floor area is not known for every day"),
        CannotJudgeReason.PeopleMissing => new("用能人数并非每天已知", "the number of energy users is not known for every day"),
        CannotJudgeReason.DenominatorNotPositive => new("扣除后分母不大于零", "nothing is left of the denominator"),
        CannotJudgeReason.BoundaryMissing => new("有的日子没有计量边界", "on some day no boundary term holds"),
        CannotJudgeReason.CoefficientMissing => new("缺少折标准煤系数", "a coefficient is missing"),
        CannotJudgeReason.Incomplete => new("数据完整率低于门槛", "completeness is below the gate"),
        CannotJudgeReason.GapsCouldDecide => new("缺失的数据可能左右结论", "what is missing could decide"),
        CannotJudgeReason.NegativeConsumption => new("用量为负，边界或计量有误", "consumption is negative"),
        CannotJudgeReason.HeatedAreaMissing => new("采暖建筑面积并非每天已知", "the heated area is not known for every day"),
        CannotJudgeReason.BedsMissing => new("床位数并非每天已知", "the number of beds is not known for every day"),
        CannotJudgeReason.PartNotMetered => new("该部分没有单独计量", "the part has no meter of its own"),
        CannotJudgeReason.CorrectionInputMissing => new("修正所需的数据缺失", "a figure that a correction asks for is missing"),
        CannotJudgeReason.SeasonNotSet => new("未设定供暖季", "no heating season is set"),
        _ => Bilingual.Same(reason.ToString()),
    };

    /// <summary>Reasons as verdicts keep them.</summary>
    public static Bilingual OfReasons(string reasons)
    {
        var each = reasons.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(':', 2)).Select(parts =>
        {
            var word = Enum.TryParse<CannotJudgeReason>(parts[0], out var reason) ? Of(reason) : Bilingual.Same(parts[0]);
            return parts.Length == 1 ? word : new Bilingual($"{word.Zh}（{parts[1]}）", $"{word.En} ({parts[1]})");
        }).ToList();
        return new Bilingual(string.Join('；', each.Select(e => e.Zh)), string.Join("; ", each.Select(e => e.En)));
    }
}
