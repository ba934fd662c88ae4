namespace EnergyQuota.Server.Texts;

/// <content>Words about when energy is used.</content>
internal static partial class Text
{
    public static string DayWord => In("日期", "Day");
    public static string HourWord => In("时刻（时）", "Hour of the day");
    public static string WorkedHours => In("工作日白天", "Working days, outside the night");
    public static string OffHours => In("非工作时间占比", "Share outside working hours");
    public static string OfTotal => In("夜间与休息日占总用量", "nights and rest days of all");
    public static string KnownHours => In("实测小时占比", "Hours measured");
    public static string HeatNote => In(
        "横向为日期，纵向为时刻，颜色越深用量越大；空白表示没有数据。小时值由示数算出，已结账月份按目前所知。",
        "Days from left to right, hours downwards, darker is more; empty: nothing is known. Hours are worked out from the readings; those of closed months as known now.");

    public static string LoadByHour(string energy) => In($"逐时用量 · {energy}", $"Use by hour · {energy}");

    public static string UsualDay(string energy) => In($"日负荷曲线（各时刻平均） · {energy}", $"The usual day, mean of each hour · {energy}");

    public static string NightsOf(int from, int to) => In($"工作日夜间（{from}–{to} 时）", $"Nights of working days ({from}:00–{to}:00)");

    public static string WorkingDaysOf(int days) => In($"工作日（{days} 天）", days == 1 ? "Working day (1)" : $"Working days ({days})");

    public static string RestDaysOf(int days) => In($"休息日（{days} 天）", days == 1 ? "Rest day (1)" : $"Rest days ({days})");

    public static string HoursSpread(string interval) => In(
        $"表计每 {interval} 上报一次：其间各小时按平均分摊，不反映实际负荷。",
        $"Meters report every {interval}: the hours between are shared out evenly and show no load.");

    public static string StillReading(string day) => In($"正在计算更早的月份（已到 {day}）…", $"Working out earlier months (back to {day} so far)…");
}
