namespace EnergyQuota.Server.Texts;

/// <content>Words of single pages.</content>
internal static partial class Text
{
    public static string ThisMonth => In("本月用量（至昨日）", "This month to yesterday");
    public static string AgainstLastMonth => In("较上月同期", "against last month to the same day");
    public static string LastMonth => In("上月", "Last month");
    public static string Facts => In("基本情况", "Facts");
    public static string MeterTree => In("计量树", "Meter tree");
    public static string DailyConsumption => In("日用量", "Daily consumption");
    public static string Findings => In("数据发现", "Findings");
    public static string FloorArea => In("建筑面积", "Floor area");
    public static string MeterCount => In("表计", "Meters");
    public static string Role => In("位置", "Role");
    public static string Parent => In("上级", "Parent");
    public static string Interval => In("上报间隔", "Interval");
    public static string NewestReading => In("最新示数", "Newest reading");
    public static string NewestTime => In("最新时间", "Read at");
    public static string NoReading => In("两日内无数据", "none for two days");
    public static string RecentReadings => In("最近示数", "Recent readings");
    public static string ReadingTime => In("读数时间", "Time");
    public static string ReceivedTime => In("接收时间", "Received");
    public static string Value => In("示数", "Register");
    public static string Basis => In("时间依据", "Time basis");
    public static string Billed => In("按账单", "billed");
    public static string Quality => In("数据完整率（本月）", "Completeness this month");
    public static string EstimatedShare => In("估算", "estimated");
    public static string ManualShare => In("人工", "manual");
    public static string SearchInstitutions => In("按名称或代码搜索", "Search by name or code");
    public static string SearchMeters => In("按表计或机构搜索", "Search by meter or institution");
    public static string Ingest => In("数据接入", "Ingest");
    public static string Minutes(int seconds) => seconds >= 7_200 && seconds % 3_600 == 0
        ? In($"{seconds / 3_600} 小时", $"{seconds / 3_600} h")
        : In($"{seconds / 60} 分钟", $"{seconds / 60} min");
    public static string Held(string amount) => In($"暂挂 {amount}", $"held {amount}");
    public static string OnlyWithFindings => In("有数据发现", "With findings");
    public static string OnlyStopped => In("已停止上报", "Stopped sending");
    public static string StoppedSending => In("停报", "stopped");
    public static string OnlySilent => In("两日内无数据", "Silent for two days");
}
