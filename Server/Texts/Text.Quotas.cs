using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Texts;

/// <content>Words about quotas.</content>
internal static partial class Text
{
    public static string QuotaPosition => In("定额位置", "Position against the quota");
    public static string Leading => In("引导值", "Leading");
    public static string Baseline => In("基准值", "Baseline");
    public static string Constraint => In("约束值", "Constraint");
    public static string Year => In("年度", "Year");
    public static string YearInProgress => In("年度进行中（不是评定结论）", "Year in progress (not a verdict)");
    public static string Verdicts => In("评定结论", "Verdicts");
    public static string Verdict => In("结论", "Verdict");
    public static string Indicator => In("指标", "Indicator");
    public static string Standard => In("标准", "Standard");
    public static string ExpectedByNow => In("按进度应为", "Expected by now");
    public static string UsedSoFar => In("已用", "Used so far");
    public static string Demonstration => In("示范标准", "demonstration standard");
    public static string OpenAlerts => In("未确认告警", "Open alerts");
    public static string Grades => In("机构等级", "Institutions by grade");
    public static string NotYetJudged => In("尚无结论", "No verdict yet");
    public static string Raised => In("发出时间", "Raised");
    public static string Kind => In("类型", "Kind");
    public static string Comment => In("说明（必填）", "Comment (required)");
    public static string AmountValue => In("数值", "Value");

    public static string Of(Grade grade) => grade switch
    {
        Grade.Leading => In("达引导值", "leading"),
        Grade.Baseline => In("达基准值", "baseline"),
        Grade.Constraint => In("达约束值", "within"),
        Grade.Over => In("超定额", "over"),
        Grade.OverLowerBound => In("超定额（下限）", "over (lower bound)"),
        Grade.CannotJudge => In("无法评定", "cannot judge"),
        _ => grade.ToString(),
    };

    public static string Tone(Grade grade) => grade switch
    {
        Grade.Leading or Grade.Baseline => "good",
        Grade.Over or Grade.OverLowerBound => "bad",
        Grade.Constraint => "fair",
        _ => "",
    };

    public static string Of(StandingLevel level) => level switch
    {
        StandingLevel.OnCourse => In("进度正常", "on course"),
        StandingLevel.AheadOfSplit => In("超前于进度", "ahead of the split"),
        StandingLevel.ConstraintUsedUp => In("约束值已用尽", "constraint used up"),
        _ => In("未知", "unknown"),
    };

    public static string Tone(StandingLevel level) => level switch
    {
        StandingLevel.OnCourse => "good",
        StandingLevel.AheadOfSplit => "fair",
        StandingLevel.ConstraintUsedUp => "bad",
        _ => "",
    };

    public static string Of(QuotaIndicator indicator) => Named(LawNames.Of(indicator));

    /// <summary>A reason as verdicts keep it, with what is missing by name.</summary>
    public static string OfReason(string reason) => reason.Split(':', 2) is [var name, var detail]
        ? $"{Of(name)}{In("（", " (")}{string.Join(' ', detail.Split(' ').Select(Missing))}{In("）", ")")}"
        : Of(reason);

    private static string Missing(string word) => Enum.TryParse<InstitutionFactKind>(word, out var kind) && Enum.IsDefined(kind) && !char.IsDigit(word[0]) ? Of(kind)
        : Enum.TryParse<EnergyType>(word, out var type) && Enum.IsDefined(type) && !char.IsDigit(word[0]) ? Of(type) : word;

    private static string Of(string reason) => reason.Trim() switch
    {
        nameof(CannotJudgeReason.NotInBeing) => In("非全年存在", "not in being all year"),
        nameof(CannotJudgeReason.NoRow) => In("没有适用的定额", "no row fits"),
        nameof(CannotJudgeReason.AmbiguousRow) => In("定额不唯一", "two rows fit"),
        nameof(CannotJudgeReason.AreaMissing) => In("缺建筑面积", "floor area missing"),
        nameof(CannotJudgeReason.PeopleMissing) => In("缺用能人数", "people missing"),
        nameof(CannotJudgeReason.DenominatorNotPositive) => In("分母为零", "nothing left of the denominator"),
        nameof(CannotJudgeReason.BoundaryMissing) => In("缺计量边界", "boundary missing"),
        nameof(CannotJudgeReason.CoefficientMissing) => In("缺折算系数", "coefficient missing"),
        nameof(CannotJudgeReason.Incomplete) => In("数据不完整", "data incomplete"),
        nameof(CannotJudgeReason.GapsCouldDecide) => In("缺口可能左右结论", "gaps could decide"),
        nameof(ForecastRefusal.NothingUsed) => In("本年度尚无用量", "nothing used so far"),
        nameof(ForecastRefusal.TooEarly) => In("年度刚开始且无历史年度", "too early, and no past year to go by"),
        nameof(CannotJudgeReason.NegativeConsumption) => In("用量为负", "negative consumption"),
        nameof(CannotJudgeReason.HeatedAreaMissing) => In("缺供暖面积", "heated area missing"),
        nameof(CannotJudgeReason.BedsMissing) => In("缺床位数", "beds missing"),
        nameof(CannotJudgeReason.PartNotMetered) => In("未单独计量", "part not metered by itself"),
        nameof(CannotJudgeReason.CorrectionInputMissing) => In("缺修正参数", "figure for a correction missing"),
        nameof(CannotJudgeReason.SeasonNotSet) => In("未设定供暖季", "heating season not set"),
        _ => reason,
    };

    public static string OfReasons(string reasons) => string.Join(In("、", ", "), reasons.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(OfReason));

    private static string Named((string Zh, string En) name) => In(name.Zh, name.En);
}
