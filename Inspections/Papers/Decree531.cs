namespace EnergyQuota.Inspections.Papers;

/// <summary>The words of papers about the Regulation on Energy Conservation by Public Institutions (公共机构节能条例, Decree 531 of the State Council).</summary>
/// <remarks>The lists are short restatements in the order of the decree's items; a paper that must quote it word by word takes the words into its template.</remarks>
public static class Decree531
{
    /// <summary>Its name with number and amendment.</summary>
    public const string Name = "《公共机构节能条例》（国务院令第531号，2017年3月1日修订）";

    private static readonly string[] Numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    private static readonly string[] SupervisedWords =
    [
        "年度节能目标和实施方案的制定、落实情况",
        "能源消费计量、监测和统计情况",
        "能源消耗定额执行情况",
        "节能管理规章制度建立情况",
        "能源管理岗位设置及其责任制落实情况",
        "用能系统、设备节能运行情况",
        "开展能源审计情况",
        "公务用车配备、使用情况",
    ];

    private static readonly string[] ViolationWords =
    [
        "未制定年度节能目标和实施方案，或者未按规定备案",
        "未实行能源消费计量制度，或者未分户、分类、分项计量并实时监测",
        "未指定专人负责能源消费统计，或者原始记录不实、未建立统计台账",
        "未按要求报送上一年度能源消费状况报告",
        "超过能源消耗定额使用能源，未作出说明",
        "未设立能源管理岗位，或者未按要求配备操作人员",
        "未按规定进行能源审计，或者未根据审计结果采取措施",
        "拒绝、阻碍节能监督检查",
    ];

    /// <summary>What an inspection covers (art. 35).</summary>
    /// <param name="item">The item, 1 to 8.</param>
    public static string Supervised(int item) => SupervisedWords[Bounded(item)];

    /// <summary>A violation for which an order to correct may be issued (art. 37).</summary>
    /// <param name="item">The item, 1 to 8.</param>
    public static string Violation(int item) => ViolationWords[Bounded(item)];

    /// <summary>Some of its articles as a paper cites them.</summary>
    /// <param name="articles">Article and, where one is meant, item; item 0: the whole article.</param>
    public static string Cite(params IEnumerable<(int Article, int Item)> articles) => Name + string.Join("、", Places(articles));

    /// <summary>Articles and items without the decree's name.</summary>
    /// <param name="articles">Article and item, item 0: the whole article. Items of one article follow one another.</param>
    public static IEnumerable<string> Places(IEnumerable<(int Article, int Item)> articles)
    {
        var last = 0;
        foreach (var (article, item) in articles)
        {
            yield return (article == last ? "" : $"第{Numeral(article)}条") + (item == 0 ? "" : $"第{Numeral(item)}项");
            last = article;
        }
    }

    /// <summary>A number from 1 to 99 in Chinese characters.</summary>
    /// <param name="number">The number.</param>
    public static string Numeral(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = Math.DivRem(number, 10);
        return (tens > 1 ? Numerals[tens] : "") + (tens > 0 ? "十" : "") + (ones > 0 ? Numerals[ones] : "");
    }

    private static int Bounded(int item)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(item, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(item, 8);
        return item - 1;
    }
}
