using System.Text.Json;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Texts;

/// <content>Words of closing months.</content>
internal static partial class Text
{
    public static string Closing => In("结账", "Closing");
    public static string ClosingNote => In(
        "结账后该月的数值不再改变；以后到达或更正的数据只产生调整，不改已结的数。结账按月依次进行；反结账须由管理员凭依据文件办理，并留存记录。",
        "A closed month does not change any more: what comes or is corrected later becomes an adjustment. Months are closed in order; only an administrator reopens one, by a document, on record.");
    public static string Adjustments => In("调整", "Adjustments");
    public static string AdjustmentsNote => In(
        "已结数 + 已入账调整 + 待入账调整 = 现知数。现知数恢复时，待入账的就是冲回。",
        "Closed + booked + pending = as now known. When the truth goes back, what is pending is the reversal.");
    public static string CloseMonth => In("结账", "Close this month");
    public static string CloseAllReady(int? count) => count is { } known
        ? In($"将可结的 {Show.Count(known)} 家全部结账", $"Close all {Show.Count(known)} that can be closed")
        : In("将可结的全部结账", "Close all that can be closed");
    public static string CloseConfirm => In("确认结账：没有障碍的全部结账", "Confirm: close all that nothing blocks");
    public static string LookedAt(int looked, int all) => In($"已检查 {Show.Count(looked)} / {Show.Count(all)} 家…", $"{Show.Count(looked)} of {Show.Count(all)} looked at…");
    public static string LeftOpen => In("未能结账", "Not closed");
    public static string CheckedAt(string when) => In($"障碍检查于 {when}", $"Blocks looked at {when}");
    public static string ClosedNow(int closed, int left) => In(
        $"已结账 {Show.Count(closed)} 家，未结 {Show.Count(left)} 家。", $"Closed: {Show.Count(closed)}; not closed: {Show.Count(left)}.");
    public static string IsOpenMonth => In("可结账", "can be closed");
    public static string IsBlocked => In("不能结账", "blocked");
    public static string IsClosedMonth => In("已结账", "closed");
    public static string AdjustmentPending => In("有待入账调整", "adjustments pending");
    public static string ClosedByAt(string who, string when) => In($"{who} 于 {when} 结账", $"Closed by {who} at {when}");
    public static string ClosingProved => In("台账与结账摘要一致", "The ledger is what was closed (digest proved)");
    public static string ClosingNotProved => In("台账与结账摘要不一致", "The ledger is not what was closed: the digests differ");
    public static string FormulaChanged => In("结账后该月的边界公式已变更；已结的登记按当时的公式。", "The boundary formula of this month was changed after closing; the closing keeps the one it had.");
    public static string AcceptedHere => In("按名认可", "Accepted by name");
    public static string AtStart => In("期初示数", "At the beginning");
    public static string AtEnd => In("期末示数", "At the end");
    public static string ClosedAmount => In("已结", "Closed");
    public static string KnownAmount => In("现知", "As now known");
    public static string BookedAmount => In("已入账", "Booked");
    public static string PendingAmount => In("待入账", "Pending");
    public static string Book => In("入账", "Book");
    public static string BookReason => In("入账理由", "Reason for booking");
    public static string AcceptReason => In("认可理由", "Reason for accepting it");
    public static string BookedIn => In("入账月份", "Booked in");
    public static string Cause => In("原因（已知部分）", "Cause, as far as known");
    public static string Number => In("编号", "No.");
    public static string Reversal => In("冲回", "reversal");
    public static string BookedBy => In("入账人", "Booked by");
    public static string NoPending => In("没有差异：已结各月与现知一致。", "Nothing differs: closed months are as known.");
    public static string NoBooked => In("还没有入账的调整。", "No adjustment is booked yet.");
    public static string Registers => In("计度器", "Registers");
    public static string MayNotClose => In("您的账号只能查看；结账由监管员或管理员办理。", "Your account may look only; supervising officers and administrators close months.");
    public static string ClosedSaid => In("已结账。", "Closed.");
    public static string BookedSaid => In("已入账。", "Booked.");

    public static string AdjustmentOf(string amount) => In($"调整 {amount}", $"adjustment {amount}");

    public static string WouldBe(string value, string grade, bool moves) => moves
        ? In($"计入调整为 {value}，结论将变为：{grade}", $"with the adjustments {value}; the verdict would move to: {grade}")
        : In($"计入调整为 {value}，结论不变", $"with the adjustments {value}; the verdict would not move");

    public static string OfClosing(EditResult result) => result.Outcome switch
    {
        EditOutcome.Done => ClosedSaid,
        EditOutcome.NotAllowed => MayNotClose,
        EditOutcome.Conflict => In("数据在此期间已变化，请查看后重试。", "The data have changed meanwhile; look again."),
        EditOutcome.Invalid when result.Field.Length == 0 => In("还不能结账，原因见下。", "It cannot be closed yet; the reasons are below."),
        _ => Of(result),
    };

    public static string Of(BoundaryBasis basis) => basis switch
    {
        BoundaryBasis.Measured => In("实测", "measured"),
        BoundaryBasis.ReceiveTimed => In("按接收时间", "receive-timed"),
        BoundaryBasis.Manual => In("人工抄表", "read by hand"),
        BoundaryBasis.Estimated => In("估计", "estimated"),
        BoundaryBasis.Billed => In("按账单", "billed"),
        _ => In("缺失", "missing"),
    };

    public static string Of(ClosingPart part) => part switch
    {
        ClosingPart.Start => AtStart,
        ClosingPart.End => AtEnd,
        _ => Completeness,
    };

    public static string Of(ClosingBlock block)
    {
        var what = block.Kind switch
        {
            ClosingBlockKind.TooSoon => In("该月或其后的等待期未结束", "the month, or the days left to late data, are not over"),
            ClosingBlockKind.EarlierMonthOpen => In("上一个月尚未结账", "the month before it is not closed"),
            ClosingBlockKind.LaterMonthClosed => In("其后的月份已结账", "a later month is closed already"),
            ClosingBlockKind.NoRegisters => In("该月没有计入边界的计度器", "no register counts in this month"),
            ClosingBlockKind.WaitsForSettlement => In("有数据等待结算", "data wait to be settled"),
            ClosingBlockKind.BoundaryMissing => In("缺失", "missing"),
            ClosingBlockKind.BoundaryEstimated => In("为估计值", "estimated"),
            _ => In("低于要求", "below the gate"),
        };
        return $"{(block.Register is { } register ? register.Meter + " " : "")}{(block.Part is { } part ? Of(part) + In("", " ") : "")}{what}";
    }

    public static string Of(AdjustmentCause cause) => cause.Kind switch
    {
        AdjustmentCauseKind.Entry => In($"{cause.Who} 登记：{OfEntry(cause.What)}", $"entered by {cause.Who}: {OfEntry(cause.What)}"),
        AdjustmentCauseKind.Bill => In($"{cause.Who} 登记账单 {cause.What}", $"bill {cause.What} entered by {cause.Who}"),
        _ => In("迟到的示数，或撤销的登记", "readings that came late, or an entry withdrawn"),
    };

    public static string OfCauses(string causesJson) =>
        string.Join("; ", JsonSerializer.Deserialize<List<AdjustmentCause>>(causesJson, ClosingJson.Options)!.Select(Of));

    private static string OfEntry(string what) =>
        Enum.TryParse<RegisterEventKind>(what, out var kind) && Enum.IsDefined(kind) ? Of(kind)
        : Enum.TryParse<DecisionKind>(what, out var decision) && Enum.IsDefined(decision) ? Of(Server.Desk.EntryKinds.Of(decision))
        : what;
}
