using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Registry.Editing;

namespace EnergyQuota.Server.Texts;

/// <content>Words about what is lost between meters, and about a meter's place in the tree.</content>
internal static partial class Text
{
    public static string Loss => In("损耗（差额）", "Loss");
    public static string LossShare => In("损耗率", "Share");
    public static string SumBelow => In("下级合计", "Meters below");
    public static string OwnAmount => In("本级", "This meter");
    public static string BalanceList => In("计量不平衡清单", "Meters out of balance");
    public static string NoBalance => In("没有带下级的计量器具，无从核对损耗。", "No meter has others below it: nothing can be balanced.");
    public static string NoUnbalanced => In("该月没有超出阈值的计量器具。", "No meter is out of balance in this month.");
    public static string BalancePeriod => In("核对期间", "Period");
    public static string Yesterday => In("昨日", "Yesterday");
    public static string MonthSoFar => In("本月至昨日", "This month so far");
    public static string YearSoFar => In("本年至昨日", "This year so far");
    public static string PlaceInTree => In("位置与用途", "Place and use");
    public static string Household => In("户（楼宇、部门或租户）", "Household (building, department or tenant)");
    public static string PartlyMetered => In("下级未全部装表", "Not all below it is metered");
    public static string UpstreamMeter => In("上级计量器具", "Meter upstream");
    public static string AtEntry => In("无（入口）", "none (entry)");
    public static string FromTheBeginning => In("最初", "from the beginning");
    public static string MoveMeter => In("变更上级", "Move below another meter");
    public static string MoveRefused => In(
        "不能这样变更：将成环，或某一算式将重复计入。请先终止该算式中的一项。",
        "It cannot hang there: it would lie upstream of itself, or a formula would count something twice. End one of that formula's terms first.");

    public static string Of(BalanceState state) => state switch
    {
        BalanceState.Even => In("正常", "in balance"),
        BalanceState.AboveThreshold => In("超出阈值", "above the threshold"),
        BalanceState.Negative => In("下级超过本级", "more below than above"),
        BalanceState.CannotSay => In("无法判断", "cannot say"),
        BalanceState.Unmetered => In("未装表负荷", "load without a meter"),
        _ => state.ToString(),
    };

    /// <summary>How the balance is drawn and when it is reported.</summary>
    public static string BalanceNote(string span, BalanceRule rule) => In(
        $"{span}，本级用量减下级合计。差额超过本级的 {Show.Percent(rule.LossShare)} 即提示，下级超出 {Show.Percent(rule.NegativeShare)} 即为有误，不足 {Show.Figure(rule.LeastAmount)} 的不提示；任一表计完整率低于 {Show.Percent(rule.Gate)} 时不作结论：缺数不是损耗。",
        $"{span}: what a meter counted less what those right below it counted. Above {Show.Percent(rule.LossShare)} of it is reported, more than {Show.Percent(rule.NegativeShare)} below zero is a fault, less than {Show.Figure(rule.LeastAmount)} is passed over. Where any meter's completeness is below {Show.Percent(rule.Gate)} nothing is said: incomplete is not a loss.");

    public static string OfMove(EditResult result) => result.Outcome switch
    {
        EditOutcome.Done => In("已保存。", "Saved."),
        EditOutcome.Conflict => MoveRefused,
        EditOutcome.NotFound => In("您的范围内没有这个计量器具。", "There is no such meter in your scope."),
        EditOutcome.Invalid when result.Field == nameof(Registry.Meters.Meter.SubItem) => In("只有电表可以分项。", "Only electricity meters have a sub-item."),
        EditOutcome.Invalid => In("请填写起始日期、依据和正确的编码。", "Give the first day, a source and a code that is right."),
        _ => Of(result),
    };
}
