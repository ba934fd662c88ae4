namespace EnergyQuota.Server.Texts;

/// <content>Words of lists: their pages, and what to do where they are empty.</content>
internal static partial class Text
{
    public static string Actions => In("操作", "Actions");
    public static string Pages => In("分页", "Pages");
    public static string Previous => In("上一页", "Previous");
    public static string Next => In("下一页", "Next");
    public static string GoOn => In("继续查找", "Go on");
    public static string ShowAll => In("显示全部", "Show all");
    public static string NothingFits => In("没有符合条件的记录。", "Nothing fits this search.");
    public static string NoOpenAlerts => In(
        "没有待确认的告警。超定额、用量异常、数据缺失或逾期时，告警会列在这里。",
        "No alert waits. Alerts stand here when an institution is over its quota, uses more than usual, sends no data, or a step is overdue.");
    public static string NoAlerts => In(
        "还没有告警。机构、标准和用量齐备后，评定按计划自动运行。",
        "No alert yet. Assessment runs by itself once there are institutions, standards and consumption.");
    public static string NoAlertsHere => In("该机构没有告警。", "No alert of this institution.");
    public static string NoInstitutions => In(
        "还没有机构。请停止服务后运行 energyquota import <文件夹> 导入（说明见 docs/import.md）。",
        "No institution yet. Stop the server and run energyquota import <folder> (see docs/import.md).");
    public static string NoMeters => In(
        "还没有计量器具。请用 meters.csv 导入（说明见 docs/import.md）。",
        "No meter yet. Import meters.csv (see docs/import.md).");
    public static string NoRejects => In(
        "没有拒收的报文。不能使用的报文会连同原因列在这里，处理后可以重放。",
        "No rejected message. What cannot be used stands here with its reason, and can be replayed once that is mended.");
    public static string NoCases => In(
        "没有超定额的机构，也没有待办的说明。",
        "No institution is over its quota, and no explanation is pending.");
    public static string NoFindings => In("示数序列没有发现异常。", "Nothing unusual in the series of readings.");
    public static string NothingSettled => In("此期间没有已结算的用量。", "No settled consumption in this period.");

    public static string Rows(int count) => In($"共 {Show.Count(count)} 条", count == 1 ? "1 row" : $"{Show.Count(count)} rows");

    public static string PageOf(int page, int last) => In($"第 {Show.Count(page)} 页，共 {Show.Count(last)} 页", $"page {Show.Count(page)} of {Show.Count(last)}");

    public static string LookedUpTo(string code) => In($"已查到 {code}。", $"Looked up to {code}.");
}
