namespace EnergyQuota.Server.Texts;

/// <content>Words of areas: the state of a region, and the way from a province to a meter.</content>
internal static partial class Text
{
    public static string Area => In("区域", "Area");
    public static string Where => In("所在位置", "Where this is");
    public static string SystemLabel => In("系统", "System");
    public static string AgainstLastYear => In("较上年同期", "against last year to the same day");
    public static string WorstFirst => In("重点关注机构", "Institutions of most concern");
    public static string NobodyWorst => In("上年没有机构超定额，本年没有机构超前于进度。", "Nobody was over last year, and nobody is ahead of the split this year.");
    public static string LastYearVerdict => In("上年评定", "Last year's verdict");
    public static string ThisYearStanding => In("本年进度", "This year's standing");
    public static string OfConstraint => In("占约束值", "of constraint value");
    public static string Parts => In("下级地区", "Regions within");
    public static string ShownAs => In("显示方式", "Shown as");
    public static string AsTiles => In("卡片", "tiles");
    public static string AsTree => In("树形表", "tree");
    public static string OverWord => In("超定额", "over");
    public static string AheadWord => In("超前或用尽", "ahead or used up");
    public static string OfJudged => In("占已评定", "of those judged");
    public static string AsOf(string instant) => In($"数据截至 {instant}", $"as of {instant}");
    public static string InstitutionsOf(int count) => In($"{Show.Count(count)} 家", $"{Show.Count(count)} institutions");

    public static string SearchSite => In("全站搜索", "Search the site");
    public static string SearchAll => In("搜索机构、统一社会信用代码、表计编号、地区", "Search institutions, codes, meters, regions");
    public static string SearchHint => In("输入名称或编号的任意部分。", "Type any part of a name or code.");
    public static string SearchMeterNames => In("在表计名称中查找", "Look in the names of meters");
    public static string AllFound => In("全部结果", "All that were found");
    public static string NothingFound(string words) => In($"没有找到“{words}”。", $"Nothing was found for “{words}”.");

    public static string OfSystem(string name) => name switch
    {
        "education" => In("教育系统", "Education"),
        "health" => In("卫生健康系统", "Health"),
        _ => name,
    };
}
