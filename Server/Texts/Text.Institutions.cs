using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Texts;

/// <content>Words of an institution's page.</content>
internal static partial class Text
{
    public static string PartsOfPage => In("本页各部分", "Parts of this page");
    public static string WhatIsOpen => In("待办事项", "What is open");
    public static string NothingOpen => In("没有待确认的告警，也没有在办案件。", "No alert waits, and no case is open.");
    public static string NoYearYet => In("本年度还没有可比的进度。评定按计划自动运行。", "There is nothing to compare this year with yet. Assessment runs by itself.");
    public static string LastYearNote => In("上年同期由上年评定值按各月用量分摊。", "Last year by then: last year's verdict shared out by what each month used.");
    public static string ComparedWith => In("对比", "Compared with");
    public static string LastYearWord => In("上年", "Last year");
    public static string ClassMedian => In("同类中位数", "Median of the class");
    public static string ChangeWord => In("变化", "Change");
    public static string UnderWay => In("（进行中）", "(under way)");
    public static string BySubItemTwelveMonths => In("分项用电（近十二个月）", "Electricity by sub-item, last twelve months");
    public static string FactsAndHistory => In("基本情况及历史", "Facts and their history");
    public static string FactsHistoryNote => In("每项数据按日期生效；期间按当时有效的数据评定。", "Each figure holds from a date on; a period is judged by what held then.");
    public static string HoldsNow => In("现行", "now");
    public static string NoFacts => In("还没有登记面积、人数等数据。请导入 facts.csv 或在数据审核中登记。", "No area, people or other figures yet. Import facts.csv, or enter them at the facts desk.");
    public static string CasesOfInstitution => In("说明、检查与整改", "Explanations, inspections and orders");
    public static string NoCasesHere => In("该机构没有案件。", "No case of this institution.");
    public static string QualityByDay => In("各表每日数据完整率（近 60 天）", "Completeness of each meter by day, last 60 days");
    public static string QualityNote => In("颜色越深缺得越多；0 表示当日没有实测数据。", "Darker is less complete; 0: nothing was measured that day.");

    public static string Of(InstitutionTab tab) => tab switch
    {
        InstitutionTab.Overview => In("年度概览", "The year"),
        InstitutionTab.Consumption => In("用量", "Consumption"),
        InstitutionTab.Load => In("负荷", "Load"),
        InstitutionTab.Meters => In("计量与数据质量", "Meters and data quality"),
        InstitutionTab.Facts => In("基本情况与规则", "Facts and rules"),
        InstitutionTab.Cases => In("告警与案件", "Alerts and cases"),
        _ => tab.ToString(),
    };

    public static string YearAgainstQuota(int year) => In($"{year} 年累计与定额", $"{year} so far against the quota");

    public static string VerdictOf(int year) => In($"{year} 年评定", $"Verdict of {year}");

    public static string To(string day) => In($"至 {day}", $"to {day}");

    public static string ShareOfConstraint(string share) => In($"占约束值 {share}", $"{share} of the constraint value");

    public static string AllAlertsOf(int count) => In($"全部 {count} 条待办告警", $"All {count} alerts that wait");

    public static string YearWord(int year) => In($"{year} 年", $"{year}");

    public static string MonthsOf(int year, string energy) => In($"{year} 年各月用量 · {energy}", $"Consumption by month, {year} · {energy}");

    public static string MedianOf(int institutions, bool ofRegion) => ofRegion
        ? In($"本地区同类 {institutions} 家机构每平方米用量的中位数，按本机构建筑面积折算。", $"Median use per m² of {institutions} institutions of the class in this region, scaled to this institution's floor area.")
        : In($"您范围内同类 {institutions} 家机构每平方米用量的中位数，按本机构建筑面积折算。", $"Median use per m² of {institutions} institutions of the class within your scope, scaled to this institution's floor area.");

    public static string NoMedian(int fewest) => In(
        $"可比的同类机构不足 {fewest} 家，或没有建筑面积，不给出中位数。",
        $"Fewer than {fewest} institutions of the class can be compared, or there is no floor area: no median is told.");
}
