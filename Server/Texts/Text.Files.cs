using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Server.Texts;

/// <content>Words about reports and rejected messages.</content>
internal static partial class Text
{
    public static string Month => In("月份", "Month");
    public static string LanguageLabel => In("语言", "Language");
    public static string Topic => In("主题", "Topic");
    public static string Times => In("次数", "Times");
    public static string Payload => In("报文", "Payload");
    public static string LastReceived => In("最近收到", "Last received");
    public static string Replay => In("重放", "Replay");
    public static string ReplayUnknownMeters => In("重放所有“未登记表计”报文", "Replay all of unknown meters");
    public static string ReplayedAt => In("已重放", "replayed");
    public static string SearchRejects => In("主题、表计或原因", "Topic, meter or reason");
    public static string WaitingRejects => In("待处理", "waiting");
    public static string Discard => In("丢弃", "Discard");
    public static string DiscardReason => In("丢弃理由", "Reason for discarding");
    public static string Discarded(int count) => In($"已丢弃 {count} 条", $"{count} discarded");
    public static string CountedOnly => In("只计数", "counted only");
    public static string ExportCsv => In("导出 CSV", "Export CSV");
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
        RejectReason.StoreRefused => In("存储拒收", "refused by the store"),
        RejectReason.ScriptFault => In("解码脚本报错", "fault of the vendor's script"),
        RejectReason.BirthAwaited => In("等待 BIRTH 报文", "waits for a birth message"),
        RejectReason.DecoderFault => In("程序解析出错", "fault of the program"),
        RejectReason.BadQuality => In("质量标志不良", "bad quality"),
        RejectReason.Retained => In("保留消息", "retained message"),
        RejectReason.NotAReading => In("没有示数", "not a reading"),
        RejectReason.TooLarge => In("报文过大", "too large"),
        _ => reason.ToString(),
    };
}
