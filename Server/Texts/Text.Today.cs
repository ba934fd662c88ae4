using EnergyQuota.Server.Today;

namespace EnergyQuota.Server.Texts;

/// <content>Words of what waits today.</content>
internal static partial class Text
{
    public static string Today => In("今日待办", "What needs you today");
    public static string NothingToday => In("没有待办：没有未处理的告警，也没有即将到期的期限。", "Nothing waits: no open alert and no deadline that ends soon.");
    public static string FactsWait(int count) => In($"待审核数据 {count} 项", $"{count} figures to approve");
    public static string AllAlerts(int count) => In($"全部未处理告警 {count} 条", $"all {count} open alerts");
    public static string AllDeadlines(int count) => In($"全部期限 {count} 个", $"all {count} deadlines");
    public static string Handle => In("处理", "Deal with it");

    public static string Of(TodayUrgency urgency) => urgency switch
    {
        TodayUrgency.Missed => In("已逾期", "overdue"),
        TodayUrgency.Serious => In("严重", "serious"),
        TodayUrgency.Approaching => In("即将到期", "ends soon"),
        TodayUrgency.NoData => In("数据中断", "no data"),
        _ => In("待处理", "waits"),
    };

    public static string Tone(TodayUrgency urgency) => urgency switch
    {
        TodayUrgency.Missed or TodayUrgency.Serious => "bad",
        TodayUrgency.Approaching or TodayUrgency.NoData => "fair",
        _ => "",
    };
}
