using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Texts;

/// <content>Words about an institution's boundary and its proof.</content>
internal static partial class Text
{
    public static string Boundary => In("计量边界", "Boundary");
    public static string BoundaryNote => In("用量 = Σ 符号 × 份额 × 计度器，按日取当日有效的各项。", "Consumption = Σ sign × share × register over the terms in force on each day.");
    public static string BoundaryMissing => In("还没有边界算式，用量无法计入定额。请用 boundaries.csv 导入（说明见 docs/import.md）。", "No boundary formula: nothing counts towards the quota. Import boundaries.csv (see docs/import.md).");
    public static string Formula => In("算式", "Formula");
    public static string Term => In("项", "Term");
    public static string InForce => In("有效期", "In force");
    public static string SourceLabel => In("依据", "Source");
    public static string Proof => In("核验", "Proof");
    public static string Proved => In("通过", "holds");
    public static string NotProved => In("不通过", "does not hold");
    public static string ProvedNote => In(
        "没有计量器具被重复计入；上下级没有同时计入；同一份电（水、气、热）在各机构合计不超过一份；扣减的都在合计之中。逐日成立。",
        "No meter is counted twice; no meter counts beside one upstream of it; all institutions together hold at most the whole of each meter; nothing is taken away that is not held. On every day.");
    public static string Unregistered => In("未登记", "not registered");
    public static string DayAxis => In("日期（月-日）", "Day (month-day)");
    public static string Amount => In("数量", "Amount");

    public static string Since(string day) => In($"{day} 起", $"since {day}");

    public static string SourceOf(string source) => In($"依据：{source}", $"source: {source}");

    public static string Of(BoundaryFinding finding)
    {
        var meters = string.Join(In("、", ", "), finding.Meters);
        var words = finding.Kind switch
        {
            BoundaryFindingKind.UnknownRegister => In($"{meters} 没有登记这个计度器", $"{meters} has no such register"),
            BoundaryFindingKind.OtherEnergyType => In($"{meters} 计量的不是这种能源", $"{meters} measures another energy type"),
            BoundaryFindingKind.CheckMeterSummed => In($"校核表 {meters} 不能计入", $"{meters} is a check meter and must not be summed"),
            BoundaryFindingKind.TermInvalid => In($"{meters} 这一项的符号、份额或有效期无效", $"the term of {meters} has an invalid sign, share or time"),
            BoundaryFindingKind.MeterCountedTwice => In($"{meters} 在同一合计中计入两次", $"{meters} reaches one total twice"),
            BoundaryFindingKind.AncestorCounted => In($"上下级 {meters} 同时计入", $"{meters} lie above each other and both count"),
            BoundaryFindingKind.SharesExceedOne => In($"{meters} 在各机构的份额合计超过 1", $"the shares of {meters} over all institutions exceed 1"),
            BoundaryFindingKind.CountedByOthers => In($"{meters} 为上下级，几家机构合计计入了超过一份", $"{meters} lie above each other and institutions together count more than all of it"),
            BoundaryFindingKind.TakenAwayNotHeld => In($"{meters} 被扣减，但合计中没有或不足这一份", $"{meters} is taken away from a total that does not hold so much of it"),
            BoundaryFindingKind.ParentCircle => In($"{meters} 的上级关系成环", $"{meters} lies upstream of itself"),
            _ => finding.Kind.ToString(),
        };
        return finding.From is { } from ? In($"{words}（{Since(Show.Day(from))}）", $"{words} ({Since(Show.Day(from))})") : words;
    }

    /// <summary>A term as a part of its formula: sign, share where it is not 1, meter.</summary>
    public static string OfTerm(BoundaryTerm term, string meter, bool first)
    {
        var sign = term.Sign < 0 ? "− " : first ? "" : "+ ";
        return term.Share == 1m ? $"{sign}{meter}" : $"{sign}{Show.Figure(term.Share * 100m)} % × {meter}";
    }
}
