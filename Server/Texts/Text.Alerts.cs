using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Texts;

/// <content>Words about alerts.</content>
internal static partial class Text
{
    public static string Acknowledge => In("确认", "Acknowledge");
    public static string NothingDone => In("未能办理：可能已被处理，或您没有权限。", "Not done: somebody was faster, or you may not.");
    public static string AlertGrade => In("级别", "Grade");
    public static string Limit => In("限值", "Limit");
    public static string Waiting => In("待确认", "waiting");
    public static string AssignedTo => In("承办人", "Assigned to");
    public static string ToMe => In("由我承办", "assigned to me");
    public static string ToNobody => In("无承办人", "assigned to nobody");
    public static string Assign => In("指派", "Assign");
    public static string Resolve => In("办结", "Resolve");
    public static string EscalateUp => In("上报", "Escalate");
    public static string About => In("对象", "About");
    public static string Period => In("期间", "Period");
    public static string FirstRaised => In("首次发出", "First raised");
    public static string SinceWhen => In("开始时间", "Since");
    public static string StillHolds => In("是否仍存在", "Still so");
    public static string Yes => In("是", "yes");
    public static string No => In("否", "no");
    public static string Rung => In("所在层级", "Rung");
    public static string NextStep => In("下次提醒或上报", "Next reminder or escalation");
    public static string History => In("办理记录", "History");
    public static string ToAlerts => In("返回告警", "Back to alerts");
    public static string OfRegion => In("地区事项", "of the region");
    public static string MailFoot => In("此邮件由系统自动发送，请勿回复。不是评定结论，也不是行政文书。", "Sent by a program; please do not answer. This is neither a verdict nor an official paper.");
    public static string TestMail => In("测试邮件", "Test mail");
    public static string TestMailBody => In("收到此邮件，说明邮件通知可用。", "That this mail arrived shows that mail works.");

    public static string Of(Quotas.Alerting.AlertGrade grade) => Named(AlertNames.Of(grade));

    public static string Tone(Quotas.Alerting.AlertGrade grade) => grade switch
    {
        Quotas.Alerting.AlertGrade.Serious => "bad",
        Quotas.Alerting.AlertGrade.Warning => "fair",
        _ => "",
    };

    public static string Of(AlertKind kind) => Named(AlertNames.Of(kind));

    public static string Of(AlertState state) => Named(AlertNames.Of(state));

    public static string Of(AlertEventKind kind) => kind switch
    {
        AlertEventKind.Acknowledged => In("确认", "acknowledged"),
        AlertEventKind.Assigned => In("指派", "assigned"),
        AlertEventKind.Reminded => In("提醒", "reminded"),
        AlertEventKind.Escalated => In("上报", "escalated"),
        AlertEventKind.Resolved => In("办结", "resolved"),
        AlertEventKind.Withdrawn => In("情形消除", "no longer so"),
        AlertEventKind.Reopened => In("再次出现", "found again"),
        AlertEventKind.Worsened => In("级别上升", "graver than before"),
        _ => kind.ToString(),
    };

    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Raised => In("新发出", "raised"),
        NoticeKind.Reopened => In("再次出现", "found again"),
        NoticeKind.Worsened => In("级别上升", "graver than before"),
        NoticeKind.Reminder => In("尚未确认", "not acknowledged yet"),
        NoticeKind.Escalated => In("已上报至您", "escalated to you"),
        NoticeKind.Assigned => In("已指派给您", "assigned to you"),
        NoticeKind.Ended => In("已结束", "ended"),
        _ => kind.ToString(),
    };

    public static string Of(MoveOutcome outcome) => outcome switch
    {
        MoveOutcome.Done => In("已完成", "done"),
        MoveOutcome.NoSuchHandler => In("没有可承办此告警的该账号。", "There is no account of that name that may deal with this alert."),
        MoveOutcome.NoFurtherRung => In("没有更上一级的承办人。", "Nobody stands on a further rung."),
        MoveOutcome.CommentInvalid => In("说明为 1 至 1000 个字符。", "A comment has 1 to 1000 characters."),
        _ => NothingDone,
    };

    /// <summary>What an alert is about within its institution.</summary>
    public static string AboutOf(Alert alert) => alert.Subject.Split(':', 2) switch
    {
        ["gateway", var name] => In($"网关 {name}", $"gateway {name}"),
        ["register", var name] => In($"计量器具 {Short(name)}", $"meter {Short(name)}"),
        ["meter", var name] => In($"计量器具 {name}", $"meter {name}"),
        ["case", var name] => In($"案件 {name}", $"case {name}"),
        ["standard", var name] => In($"标准 {name}", $"standard {name}"),
        [var name] when Enum.TryParse<EnergyType>(name, out var type) && Enum.IsDefined(type) => Of(type),
        _ => alert.Indicator is { } indicator ? Of(indicator) : alert.Subject,
    };

    /// <summary>Further grounds of an alert, or nothing.</summary>
    public static string GroundsOf(Alert alert) => alert.Kind switch
    {
        AlertKind.SuspectRegister => Enum.TryParse<FindingKind>(alert.Reasons, out var kind) ? Of(kind) : "",
        _ => OfReasons(alert.Reasons),
    };

    /// <summary>What an alert says, in one sentence with its figures.</summary>
    public static string Sentence(Alert alert)
    {
        var (value, limit, expected) = (Measure(alert.Value, alert.Unit), Measure(alert.Constraint, alert.Unit), Measure(alert.Expected, alert.Unit));
        var about = AboutOf(alert);
        return alert.Kind switch
        {
            AlertKind.AheadOfSplit => In($"{about}已用 {value}，按进度应为 {expected}，全年约束值 {limit}（不是评定结论）。", $"{about}: {value} used, {expected} expected by now, {limit} for the whole year (not a verdict)."),
            AlertKind.ConstraintUsedUp => In($"{about}已用 {value}，全年约束值 {limit} 已用尽（不是评定结论）。", $"{about}: {value} used, the whole year's constraint value of {limit} is used up (not a verdict)."),
            AlertKind.BaselineUsedUp => In($"{about}已用 {value}，全年基准值 {limit} 已用尽（不是评定结论）。", $"{about}: {value} used, the whole year's baseline value of {limit} is used up (not a verdict)."),
            AlertKind.ForecastOver => In($"{about}预计全年 {value}，约束值 {limit}，超过的可能性 {Show.Percent(alert.Chance)}（预测，不是评定结论）。", $"{about}: {value} expected for the year against {limit}, with a chance of {Show.Percent(alert.Chance)} to exceed it (a forecast, not a verdict)."),
            AlertKind.Over => In($"{about} {value}，约束值 {limit}，应作出说明。", $"{about}: {value} against a constraint value of {limit}; an explanation is due."),
            AlertKind.OverLowerBound => In($"{about}仅实测部分已达 {value}，约束值 {limit}，应作出说明。", $"{about}: the measured part alone is {value} against a constraint value of {limit}; an explanation is due."),
            AlertKind.CannotJudge => In($"{about}无法评定：{OfReasons(alert.Reasons)}。", $"{about}: cannot be judged: {OfReasons(alert.Reasons)}."),
            AlertKind.OffHoursLoad => In($"{about}：{alert.Period} 起一周，夜间和休息日用量占 {value}，通常 {expected}，限值 {limit}。", $"{about}: in the week of {alert.Period} {value} was used at night and on rest days; usual {expected}, limit {limit}."),
            AlertKind.SuddenChange => In($"{about}：{alert.Period} 起一周内用量 {value}，同类日通常 {expected}。", $"{about}: {value} within the week of {alert.Period}; such days used {expected} before."),
            AlertKind.Silent => In($"{about}已 {value} 没有数据，限值 {limit}。", $"{about}: nothing for {value}; limit {limit}."),
            AlertKind.DataIncomplete => In($"{about}最近几日数据完整率 {value}，低于 {limit}。", $"{about}: the last days are complete to {value}, below {limit}."),
            AlertKind.RepeatedlyNotJudgeable => In($"{about}最近六个月中有 {value} 数据完整率不足，未能做到实时监测（《公共机构节能条例》第三十七条）。", $"{about}: {value} of the last six were too incomplete to judge by; no real-time monitoring (Decree 531, art. 37)."),
            AlertKind.SuspectRegister => In($"{about}：{GroundsOf(alert)}，已 {value} 未裁定。", $"{about}: {GroundsOf(alert)}, undecided for {value}."),
            AlertKind.UnbalancedTree => In($"{about}：{alert.Period} 总表 {expected}，下级合计 {value}，允许差额 {limit}。", $"{about}: {expected} above and {value} below in {alert.Period}; {limit} may differ."),
            AlertKind.OverdueStep => alert.Value > 0 ? In($"{about}已逾期 {value}（期限 {alert.Period}，按工作日计）。", $"{about}: overdue by {value}, counted in working days (deadline {alert.Period}).") : In($"{about}将于 {alert.Period} 到期。", $"{about}: due on {alert.Period}."),
            AlertKind.StandardReviewDue => alert.Value > 0 ? In($"{about}复审已逾期 {value}。", $"{about}: its review is overdue by {value}.") : In($"{about}复审期限将至。", $"{about}: its review is due soon."),
            _ => $"{about} {value}",
        };
    }

    public static string MailSubject(int count, int serious) => In($"{count} 条告警，其中严重 {serious} 条", $"{count} alerts, {serious} of them serious");

    public static string MailMore(int count) => In($"另有 {count} 条，请在网站查看。", $"{count} more stand on the site.");

    // The register of a meter that has one only goes without its name.
    private static string Short(string register) =>
        register.EndsWith($"/{RegisterId.DefaultName}", StringComparison.Ordinal) ? register[..^(RegisterId.DefaultName.Length + 1)] : register;

    private static string Measure(decimal? value, string unit) => value is null ? Unknown : unit switch
    {
        "h" => In($"{value:0.#} 小时", $"{value:0.#} hours"),
        "d" => In($"{value:0.#} 天", $"{value:0.#} days"),
        "mo" => In($"{value:0} 个月", $"{value:0} months"),
        "%" => $"{value:0.0} %",
        _ => $"{Show.Amount(value)} {Show.Unit(unit)}",
    };
}
