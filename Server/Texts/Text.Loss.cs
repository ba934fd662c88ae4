using EnergyQuota.Ingest.Accounting;

namespace EnergyQuota.Server.Texts;

/// <content>Words of the loss accounting.</content>
internal static partial class Text
{
    public static string LossAccounting => In("数据完整性", "Loss accounting");
    public static string LossRule => In(
        "应到：按表计上报间隔；一小时后仍未到的为缺失，前后都有示数的缺口为估算。收到 = 入库 + 重复 + 冲突 + 拒收。",
        "Expected by the meters' intervals: what has not come an hour later is missing, or estimated where readings lie on both sides. Received = stored + repeats + conflicts + rejected.");
    public static string ByHour => In("一天（按小时）", "A day by hours");
    public static string ByDay => In("一周（按天）", "A week by days");
    public static string LossDay => In("日期", "Day");
    public static string LossHourLabel => In("小时", "Hour");
    public static string SearchGateways => In("按网关或机构搜索", "Search by gateway or institution");
    public static string LossGateway => In("网关", "Gateway");
    public static string NoGatewayOfMeter => In("没有网关", "By no gateway");
    public static string NoNamedGateway => In("主题不含网关", "Topics without a gateway");
    public static string LossExpected => In("应到", "Expected");
    public static string LossOnTime => In("准时", "On time");
    public static string LossLate => In("迟到", "Late");
    public static string LossEstimated => In("估算", "Estimated");
    public static string LossMissing => In("缺失", "Missing");
    public static string LossMessages => In("报文", "Messages");
    public static string LossReceived => In("收到", "Received");
    public static string LossStored => In("入库", "Stored");
    public static string LossRejected => In("拒收", "Rejected");
    public static string LossReplayed => In("重放", "Replayed");
    public static string LossInJournal => In("日志待入库", "In the journal");
    public static string LossForMeter => In("待登记", "For a meter");
    public static string LossBalance => In("平衡", "Balance");
    public static string LossTotal => In("合计", "Total");
    public static string LossComplete => In("齐全", "complete");
    public static string LossNothing => In("未应到", "nothing expected");
    public static string LossSome => In("缺失不到一半", "less than half missing");
    public static string LossMost => In("缺失一半以上", "half or more missing");
    public static string LossTrouble => In("有拒收或待处理", "something rejected or waiting");
    public static string LossCsv => In("下载表格（CSV）", "Download (CSV)");
    public static string LossMetersOf => In("该网关的表计", "Meters of this gateway");
    public static string LossMore => In("日志中待入库的报文还没有数完，请稍后刷新。", "More waits in the journal than was counted so far; reload in a moment.");
    public static string NoLoss => In(
        "还没有网关上报，也没有应上报的表计。请先登记表计并接入网关。",
        "No gateway has reported and no meter is expected to. Register meters and connect a gateway.");

    public static string LossCell(LossHour hour) => In(
        $"应到 {Show.Count(hour.Slots.Expected)}，缺失 {Show.Count(hour.Slots.Missing)}，估算 {Show.Count(hour.Slots.Estimated)}，迟到 {Show.Count(hour.Slots.Late)}；收到 {Show.Count(hour.Received)}，拒收 {Show.Count(hour.Rejected)}，待处理 {Show.Count(hour.InJournal + hour.ForMeter)}",
        $"expected {Show.Count(hour.Slots.Expected)}, missing {Show.Count(hour.Slots.Missing)}, estimated {Show.Count(hour.Slots.Estimated)}, late {Show.Count(hour.Slots.Late)}; received {Show.Count(hour.Received)}, rejected {Show.Count(hour.Rejected)}, waiting {Show.Count(hour.InJournal + hour.ForMeter)}");
}
