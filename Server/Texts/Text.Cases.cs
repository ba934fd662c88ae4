using EnergyQuota.Inspections.Explanations;

namespace EnergyQuota.Server.Texts;

/// <content>Words about explanations.</content>
internal static partial class Text
{
    public static string Cases => In("超定额说明", "Explanations");
    public static string CasesNote => In(
        "超定额本身不是违法；超定额而不说明理由才是（国务院令第 531 号第十七条、第三十七条）。",
        "Exceeding the quota is no violation; exceeding it without explaining is (Decree 531, art. 17 and 37).");
    public static string RequestExplanation => In("要求说明", "Request explanation");
    public static string Deadline => In("截止日期", "Deadline");
    public static string Requested => In("要求时间", "Requested");
    public static string Explanation => In("说明与审核", "Explanation and review");
    public static string StepText => In("说明内容或审核意见（必填）", "Explanation or review (required)");
    public static string StepNotDone => In("未能办理：顺序不符、权限不足，或内容为空。", "Not done: not in order, not allowed, or the text is blank.");

    public static string Of(CaseState state) => state switch
    {
        CaseState.Over => In("超定额", "over"),
        CaseState.ExplanationRequested => In("已要求说明", "explanation requested"),
        CaseState.ExplanationReceived => In("已收到说明", "explanation received"),
        CaseState.Accepted => In("说明成立", "accepted"),
        CaseState.NotAccepted => In("说明不成立", "not accepted"),
        CaseState.NotExplained => In("逾期未说明", "not explained in time"),
        _ => state.ToString(),
    };

    public static string Of(CaseStep step) => step switch
    {
        CaseStep.Request => RequestExplanation,
        CaseStep.Receive => In("登记收到说明", "Record explanation"),
        CaseStep.Accept => In("认可", "Accept"),
        CaseStep.Refuse => In("不认可", "Do not accept"),
        CaseStep.DeclareNotExplained => In("认定逾期未说明", "Declare not explained"),
        _ => step.ToString(),
    };

    public static string Tone(CaseState state) => state switch
    {
        CaseState.Accepted => "good",
        CaseState.NotAccepted or CaseState.NotExplained or CaseState.Over => "bad",
        _ => "fair",
    };
}
