using EnergyQuota.Quotas.Peers;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Texts;

/// <content>Words of an institution's own first page, and of its place in its class.</content>
internal static partial class Text
{
    public static string AskedOfYou => In("需要本机构办理", "Asked of you");
    public static string NothingAsked => In("目前没有需要本机构提交的材料。", "Nothing is asked of you at the moment.");
    public static string AnswerIt => In("答复", "Answer");
    public static string RegisteredFigures => In("参与评定的登记数据", "Registered figures that decide the quota");
    public static string CheckFigures => In("核对，如有变化请登记并附依据", "Check them; where one has changed, propose the new figure with its source");
    public static string FiguresWaiting(int count) => In($"待审核 {count} 项", $"{count} wait for approval");
    public static string DataGaps(int days) => In($"数据缺口（近 {days} 天）", $"Gaps in the data, last {days} days");
    public static string NoGaps => In("各表每天数据完整。", "Every day of every meter is whole.");
    public static string DaysNotWhole => In("不完整天数", "Days not whole");
    public static string LastNotWhole => In("最近一天", "Newest of them");
    public static string MoreMeters(int count) => In($"另有 {count} 块表", $"and {count} more meters");

    public static string PlaceInClass => In("在同类中的位置", "Place in its class");

    public static string PeersNote(int members) => In(
        $"与本省当年适用同一定额行的 {members} 家机构比较（含本机构，不含涉密单位）。只给出分组和取整后的数值，不显示任何一家的数据。",
        $"Compared are the {members} institutions of the province that the same quota row judged in that year, this one included, classified ones left out. Only groups and rounded figures are told, of no other institution its own.");

    public static string PeersTooFew => In(
        $"可比的其他机构不足 {PeerRule.FewestOthers} 家，为避免看出某一家的数据，不给出位置。",
        $"Fewer than {PeerRule.FewestOthers} others can be compared; no place is told, so that none of them can be made out.");

    public static string UsesLess(string percent) => In($"约 {percent} 的其他机构用得更少", $"about {percent} of the others use less");
    public static string RankOf(int rank, int members) => In($"由低到高第 {rank} 位，共 {members} 家", $"number {rank} of {members}, the lowest first");
    public static string Median => In("中位数（约）", "Median, about");
    public static string Quartiles => In("四分位数（约）", "Quartiles, about");
    public static string PeerShare => In("机构占比（约）", "Institutions, about");
    public static string OwnBin => In("本机构", "this one");

    /// <summary>The span of a bin.</summary>
    public static string SpanOf(PeerBin bin) => bin switch
    {
        { From: { } from, To: { } to } => In($"{Show.Amount(from)} 以上至 {Show.Amount(to)}", $"above {Show.Amount(from)}, up to {Show.Amount(to)}"),
        { To: { } to } => In($"{Show.Amount(to)} 及以下", $"up to {Show.Amount(to)}"),
        { From: { } from } => In($"{Show.Amount(from)} 以上", $"above {Show.Amount(from)}"),
        _ => In("全部", "all"),
    };

    /// <summary>A place in words.</summary>
    public static string PlaceOf(ClassPosition position) => position is { Class: { } known, Place: { } place }
        ? string.Join(In("，", ", "), new[] { UsesLess(Show.Whole(place.PercentBelow)), place.Rank is { } rank ? RankOf(rank, known.Members) : "" }.Where(static part => part.Length > 0))
        : PeersTooFew;

    /// <summary>A figure as it stands in a line.</summary>
    public static string FigureOf(InstitutionFact fact) => $"{Show.Figure(fact.Value)} {UnitOf(fact.Kind)}";
}
