using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Server.Texts;

/// <content>Words about reports and rejected messages.</content>
internal static partial class Text
{
    public static string PrintReport => In("生成月报", "Print a monthly report");
    public static string PrintedReports => In("已生成的报告", "Printed reports");
    public static string PrintedAt => In("生成时间", "Printed");
    public static string Month => In("月份", "Month");
    public static string LanguageLabel => In("语言", "Language");
    public static string Topic => In("主题", "Topic");
    public static string Times => In("次数", "Times");
    public static string Payload => In("报文", "Payload");
    public static string LastReceived => In("最近收到", "Last received");
    public static string Replay => In("重放", "Replay");
    public static string ReplayUnknownMeters => In("重放所有“未登记表计”报文", "Replay all of unknown meters");
    public static string ReplayedAt => In("已重放", "replayed");
    public static string Replayed(int count) => In($"已重放 {count} 条", $"{count} replayed");

    public static string OfFormat(string extension) => extension switch { "xlsx" => "Excel", "html" => "HTML", _ => "PDF" };

    public static string Of(RejectReason reason) => reason switch
    {
        RejectReason.UnknownTopic => In("未知主题", "unknown topic"),
        RejectReason.MalformedPayload => In("格式错误", "malformed payload"),
        RejectReason.UnknownMeter => In("未登记表计", "unknown meter"),
        RejectReason.UnknownRegister => In("未登记计度器", "unknown register"),
        RejectReason.WrongInstitution => In("机构不符", "wrong institution"),
        RejectReason.WrongUnit => In("单位不符", "wrong unit"),
        RejectReason.ImpossibleTime => In("时间无效", "impossible time"),
        RejectReason.ImpossibleValue => In("数值无效", "impossible value"),
        RejectReason.BadQuality => In("质量标志不良", "bad quality"),
        RejectReason.Retained => In("保留消息", "retained message"),
        RejectReason.NotAReading => In("没有示数", "not a reading"),
        RejectReason.TooLarge => In("报文过大", "too large"),
        _ => reason.ToString(),
    };

    public static string Sentence(FindingKind kind) => kind switch
    {
        FindingKind.Glitch => In("示数短时下跌后恢复，低点不计。", "The register fell for a moment and came back; the low points do not count."),
        FindingKind.Spike => In("示数短时冲高后恢复，高点不计。", "The register rose for a moment and came back; the high points do not count."),
        FindingKind.Jump => In("示数持续跳升，超过额定上限；暂不入账，待人工判定。", "A lasting rise above the rated maximum; not booked until an officer decides."),
        FindingKind.ResetCandidate => In("示数持续下跌，另起一段；跌幅不入账，待人工判定。", "A lasting fall: a new segment begins; nothing is booked across the fall until an officer decides."),
        FindingKind.Suspect => In("末端示数可疑，暂不采用。", "Too early to tell at the end of the series; not used yet."),
        FindingKind.Conflict => In("同一时刻有不同示数，均已保留。", "Different values at one time; all are kept."),
        FindingKind.Clock => In("设备时钟越限，以接收时间为准。", "The device's clock was outside the limits; the receive time is used."),
        FindingKind.BeforeInstallation => In("时间早于安装日期，不采用。", "Before the installation; not used."),
        FindingKind.Negative => In("示数为负，不采用。", "Below zero; not used."),
        FindingKind.AboveModulus => In("示数超出量程，不采用。", "At or above the modulus; not used."),
        FindingKind.ReplacementMismatch => In("换表终止示数与末次读数不符，差额暂挂。", "The final register of the replacement does not follow the last reading; that part is held."),
        FindingKind.MultiplierWithoutRegister => In("变比变更时没有示数，前后时段为估算。", "No reading at the change of multiplier; the span around it is estimated."),
        _ => "",
    };
}
