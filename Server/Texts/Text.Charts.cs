namespace EnergyQuota.Server.Texts;

/// <content>Words around charts.</content>
internal static partial class Text
{
    public static string AsTable => In("看表格", "As a table");
    public static string AsChart => In("看图", "As a chart");
    public static string AsCsv => In("下载表格", "Table as CSV");
    public static string AsPicture => In("下载图片", "As a picture");
    public static string WholeRange => In("全部范围", "Whole range");
    public static string ChartKeys => In(
        "方向键逐点读数，加减号缩放，0 恢复全部范围；也可看表格。",
        "Arrow keys read value by value, plus and minus zoom, 0 shows the whole range; there is a table too.");
    public static string ExpectedRest => In("预计", "Expected from now on");
    public static string RangeOfForecast => In("80 % 区间", "80 % range");

    public static string YearBefore(int year) => In($"{year} 年同期", $"{year} by then");
}
