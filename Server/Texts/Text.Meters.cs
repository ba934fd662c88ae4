using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Server.Texts;

/// <content>Words of a meter's page and of one reading.</content>
internal static partial class Text
{
    public static string LoadWord => In("负荷", "Load");
    public static string MeterUse => In("用量与质量", "Use and quality");
    public static string Readings => In("示数明细", "Readings");
    public static string SpanWord => In("时间范围", "Days shown");
    public static string FromDay => In("从", "From");
    public static string ToDay => In("至", "to");
    public static string WithLastYear => In("与上年同日对比", "with the same days last year");
    public static string YearEarlier => In("上年同日", "a year before");
    public static string HourlyConsumption => In("逐时用量", "Hourly consumption");
    public static string HourAxis => In("时刻（月-日 时）", "Hour (month-day hour)");
    public static string QualityOfDays => In("每日数据质量", "How each day is known");
    public static string MeasuredWord => In("实测", "measured");
    public static string MissingWord => In("缺失", "missing");
    public static string RegisterWord => In("计度器", "Register");
    public static string NoReadingInSpan => In("此期间没有示数。", "No reading in these days.");
    public static string NoSuchReading => In("没有这一示数，或者它不在您的范围内。", "There is no such reading, or it is outside your scope.");
    public static string ReadingsOfDay => In("当日全部示数", "All readings of the day");
    public static string WhatWasKept => In("入库的内容", "What was kept");
    public static string SincePrevious => In("较上一示数", "Since the reading before");
    public static string HourKnown => In("该小时用量的依据", "How this hour is known");
    public static string OriginWord => In("来源", "Origin");
    public static string OriginByHand => In("由人员抄录并登记，没有报文。", "Read and entered by a person; there is no message.");
    public static string LastGateway => In("该表最近经由的网关", "Gateway the meter reported by last");
    public static string TopicWord => In("主题", "Topic");
    public static string RejectedOfMeter => In("该表的拒收报文（含原文）", "Rejected messages of this meter, with their text");
    public static string MessageNotKept => In(
        "报文先写入日志，示数确认入库后即从日志移除，原文不再保存；不能使用的报文连同原文和原因保存在拒收报文中。单个示数由哪个网关发来没有另存。",
        "A message is kept in the journal until its readings are confirmed in the store; then its text is gone. What could not be used is kept whole among the rejected messages. Which gateway sent a single reading is not kept.");
    public static string WhatChangedIt => In("更正与处理", "Corrections and decisions");
    public static string NothingChangedIt => In("没有更正，也没有待处理的发现。", "Nothing has been corrected, and nothing was found.");

    public static string LastDays(int days) => days == 1 ? In("今天", "today") : In($"近 {days} 天", $"last {days} days");

    public static string SeveralValues(int count) => In($"同一时刻有 {count} 个不同的示数。", $"{count} different values at this time.");

    public static string AfterSeconds(TimeSpan delay) => In($"读数后 {Delay(delay, "秒", "分钟", "小时")}", $"{Delay(delay, "s", "min", "h")} after the reading");

    public static string DeviceSaid(string stamp) => In($"设备时间 {stamp}，未采用", $"the device said {stamp}; not used");

    public static string Of(HourOrigin origin) => origin switch
    {
        HourOrigin.Measured => In("实测", "measured"),
        HourOrigin.Estimated => In("估算", "estimated"),
        HourOrigin.Manual => In("人工", "by hand or bill"),
        _ => In("缺失", "missing"),
    };

    private static string Delay(TimeSpan delay, string seconds, string minutes, string hours) => Math.Abs(delay.TotalSeconds) switch
    {
        < 120 => $"{delay.TotalSeconds:0} {seconds}",
        < 7_200 => $"{delay.TotalMinutes:0} {minutes}",
        _ => $"{delay.TotalHours:0} {hours}",
    };
}
