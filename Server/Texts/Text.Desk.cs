using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Desk;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Texts;

/// <content>Words of the data desk.</content>
internal static partial class Text
{
    public static string Desk => In("数据处理台", "Data desk");
    public static string DeskNote => In(
        "系统不替人裁定：有疑问的差额先暂挂，不计入用量，由监管员凭依据裁定。每项裁定先预览、后保存，并留审计记录。",
        "The system decides nothing for a person: a difference in doubt is held and not booked until an officer decides on evidence. Each decision is previewed, then saved with its audit line.");
    public static string DeskWaiting => In("待裁定", "Waiting for a decision");
    public static string DeskPast => In("已按规则处理", "Settled by rule");
    public static string DeskDecided => In("已登记、已裁定", "Entered and decided");
    public static string NoDesk => In("没有待裁定的发现。", "Nothing waits for a decision.");
    public static string NoDeskPast => In("没有按规则处理的发现。", "Nothing was settled by rule.");
    public static string NoEntries => In("还没有登记或裁定。", "Nothing has been entered or decided yet.");
    public static string Settling => In("结算中", "being settled");
    public static string FirstPoint => In("首个时点", "First point");
    public static string HeldAmount => In("暂挂差额", "Held");
    public static string LookAndDecide => In("查看", "Open");
    public static string Entered => In("登记", "Entered");
    public static string Content => In("内容", "Content");
    public static string Source => In("依据", "Document or reason");
    public static string Withdraw => In("撤销", "Withdraw");
    public static string WithdrawReason => In("撤销理由", "Reason for the withdrawal");
    public static string Withdrawn => In("已撤销，正在重新结算。", "Withdrawn; the register is being settled again.");
    public static string Saved => In("已保存，正在重新结算。", "Saved; the register is being settled again.");
    public static string BackToDesk => In("返回数据处理台", "Back to the desk");
    public static string WhatHappened => In("情况", "What happened");
    public static string LastGood => In("此前最后有效示数", "Last good register before it");
    public static string FirstValue => In("首个时点示数", "Register at the first point");
    public static string ReadingsAround => In("前后示数", "Readings around it");
    public static string YourDecision => In("裁定", "Decision");
    public static string NotOpenAnyMore => In("该发现已不在待办中：已裁定，或后来的数据已说明。", "This finding is not open any more: it was decided, or later data have explained it.");
    public static string NothingToDecide => In("按规则已处理，无须裁定。", "Settled by rule; there is nothing to decide.");
    public static string MayNotDecide => In("您的账号只能查看；裁定由监管员或管理员作出。", "Your account may look only; supervising officers and administrators decide.");
    public static string Preview => In("预览影响", "Preview");
    public static string Save => In("保存", "Save");
    public static string Cancel => In("取消", "Cancel");
    public static string Enter => In("登记", "Enter");
    public static string EnterData => In("登记数据", "Enter data");
    public static string EntriesOfMeter => In("登记与裁定", "Entries and decisions");
    public static string Bills => In("账单", "Bills");
    public static string Register => In("计度器", "Register name");
    public static string AtSiteTime => In("时刻（站点时区）", "Instant (site's zone)");
    public static string OldFinal => In("旧表止码", "Old meter's final register");
    public static string NewFirst => In("新表起码", "New meter's first register");
    public static string NewFactor => In("新倍率", "New factor");
    public static string RegisterValue => In("示数", "Register shown");
    public static string RightValue => In("正确示数", "Right register");
    public static string ResetAmount => In("跨越清零计入的用量（空为 0）", "Amount to book across the fall (blank: 0)");
    public static string Turns => In("满量程次数（空为 1）", "Whole turns (blank: 1)");
    public static string FirstDay => In("起始日", "First day");
    public static string LastDay => In("截止日（含）", "Last day (inclusive)");
    public static string BillQuantity => In("账单用量", "Amount of the bill");
    public static string Cost => In("金额（元，可空）", "Cost (yuan, may be blank)");
    public static string CorrectOrVoid => In("更正或作废此示数", "Correct or void this reading");
    public static string DoneBy => In("经办人", "Done by");
    public static string Attachment => In("附件", "Attachment");
    public static string AttachmentRule(int most) => In($"照片或单据（可空；JPEG、PNG、PDF，至多 {most / 1_048_576m:0.#} MiB）", $"Photograph or paper (may be blank; JPEG, PNG, PDF, at most {most / 1_048_576m:0.#} MiB)");
    public static string NoChange => In("用量和发现都不变。", "Neither consumption nor findings change.");
    public static string Day => In("日期", "Day");
    public static string Before => In("现为", "Now");
    public static string After => In("将为", "Would be");
    public static string Difference => In("差额", "Difference");
    public static string DaysChanged => In("变动天数", "Days changed");
    public static string HoursBeforeAfter => In("实测 / 估算 / 人工小时", "Measured / estimated / manual hours");
    public static string ClosedFindings => In("不再待办", "No longer open");
    public static string OpenedFindings => In("新出现", "Newly open");
    public static string WhatChanges => In("保存后的变化", "What saving would change");
    public static string MoreDays(int count) => In($"另有 {Show.Count(count)} 天", $"{Show.Count(count)} more days");

    public static string ChangeSum(string difference, int days, string held) => In(
        $"用量变化 {difference}，涉及 {Show.Count(days)} 天；暂挂变化 {held}。",
        $"Consumption changes by {difference} on {Show.Count(days)} day{(days == 1 ? "" : "s")}; what is held changes by {held}.");

    public static string Of(TouchedPeriod period) => period is { Month: { } closed, Adjusted: { } adjusted }
        ? In($"{period.InstitutionCode} {closed} 已结账：已结数不变，保存后产生调整 {Show.Exact(adjusted)}。",
            $"{period.InstitutionCode} is closed for {closed}: the closed figures stay, saving makes an adjustment of {Show.Exact(adjusted)}.")
        : period.Month is { } month
        ? In($"{period.InstitutionCode} {month} 的报告已归档（第 {period.Edition} 版）：归档件不变，如需更正请另归档新版。",
            $"The report of {period.InstitutionCode} for {month} is filed (edition {period.Edition}): it stays as it is; file a new edition to correct it.")
        : In($"{period.InstitutionCode} {period.Year} 年已评定：下次评定将写入新的修订，原结论保留。",
            $"{period.InstitutionCode} is judged for {period.Year}: the next assessment writes a new revision, the old one stays.");

    public static string Of(EditResult result) => result.Outcome switch
    {
        EditOutcome.Done => Saved,
        EditOutcome.Unchanged => In("已是如此，未作改动。", "Everything was so already; nothing was written."),
        EditOutcome.NotAllowed => MayNotDecide,
        EditOutcome.NotFound => In("您的范围内没有该计度器或登记。", "There is no such register or entry in your scope."),
        EditOutcome.Invalid => In($"“{OfField(result.Field)}”缺失或超出范围。", $"“{OfField(result.Field)}” is missing or out of bounds."),
        EditOutcome.Conflict => In("与已登记的账单期间重叠。", "It overlaps a bill that is entered already."),
        EditOutcome.OutsideWindow => In("时间早于监管员可处理的期限，请由管理员办理。", "It is dated further back than an officer may go; ask an administrator."),
        _ => result.Outcome.ToString(),
    };

    public static string Of(AttachmentFault fault) => fault switch
    {
        AttachmentFault.TooLarge => In("文件过大。", "The file is too large."),
        AttachmentFault.OtherType => In("只接受 JPEG、PNG 或 PDF（按内容判断）。", "Only JPEG, PNG or PDF is taken, judged by its content."),
        _ => MayNotDecide,
    };

    public static string OfField(string field) => field switch
    {
        nameof(RegisterEvent.At) => AtSiteTime,
        nameof(Replacement.Final) => OldFinal,
        nameof(Replacement.First) => NewFirst,
        nameof(MultiplierChange.Factor) => NewFactor,
        nameof(Decision.Value) => In("数值", "Value"),
        nameof(Bill.From) => FirstDay,
        nameof(Bill.To) => LastDay,
        nameof(Bill.Quantity) => BillQuantity,
        nameof(Bill.CostYuan) => Cost,
        nameof(EventEntry.Source) or nameof(Bill.Document) or "reason" => Source,
        nameof(EventEntry.DoneBy) => DoneBy,
        nameof(EventEntry.Attachment) => Attachment,
        nameof(EventEntry.Register) or nameof(Bill.MeterCode) => Register,
        _ => field,
    };
}
