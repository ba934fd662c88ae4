using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Comparison;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Quotas.Standards.Life;

namespace EnergyQuota.Server.Texts;

/// <content>Words about standards and their life.</content>
internal static partial class Text
{
    public static string Standards => In("定额标准", "Standards");
    public static string StandardsNote => In(
        "标准发布后不再改动；修改以修改单或新版本、各自的施行日期和首个评定年度体现。",
        "A standard that is published does not change: what is to be different is an amendment or a new edition with its own dates and first judged year.");
    public static string Stage => In("状态", "Stage");
    public static string InForceFrom => In("施行日期", "In force from");
    public static string InForceTo => In("废止日期", "No longer in force from");
    public static string FirstJudgedYear => In("首个评定年度", "First judged year");
    public static string QuotaRows => In("定额行", "Rows");
    public static string ReviewDue => In("定期复审期限", "Review due");
    public static string ReviewIsDue => In("应复审", "review due");
    public static string Issuer => In("发布机关", "Issuer");
    public static string CoefficientSet => In("折标系数", "Coefficient set");
    public static string Life => In("标准的生命周期", "Its life");
    public static string DecidedOn => In("日期", "Day");
    public static string DecidedBy => In("决定机关", "Decided by");
    public static string Document => In("文号", "Document");
    public static string RecordedBy => In("登记", "Recorded");
    public static string NoDecisions => In("尚无登记的决定", "No decision is recorded");
    public static string Record => In("登记", "Record");
    public static string ReviewResultWord => In("结果", "Result");
    public static string Recorded => In("已登记。", "Recorded.");
    public static string Export => In("导出 YAML", "Export YAML");
    public static string ExportAll => In("全部导出", "Export all");
    public static string CompareWith => In("与另一标准比较", "Compare with");
    public static string CompareWord => In("比较", "Compare");
    public static string TryOn => In("试算", "Try it on a year");
    public static string TryWord => In("试算", "Try");
    public static string TrialNote => In("试算用当年的事实与台账，不保存结论。", "A trial takes the facts and the ledger of that year and stores no verdict.");
    public static string GradeUnder => In("试算等级", "Under it");
    public static string GradeNow => In("现行结论", "Now");
    public static string OnlyOver => In("只看超定额", "Only those over");
    public static string SubClass => In("子类", "Sub-class");
    public static string ZoneWord => In("气候区", "Zone");
    public static string TableWord => In("表", "Table");
    public static string Confidence => In("可信度", "Confidence");
    public static string Corrections => In("修正系数", "Corrections");
    public static string NoRowsYet => In("还没有定额行：在自己的标准文本中录入后导入。", "No rows yet: enter them from the standard itself and import the file.");
    public static string NoStandards => In("还没有导入标准：见 energyquota import。", "No standard is imported yet: see energyquota import.");
    public static string Change => In("变化", "Change");
    public static string Amends(string code) => In($"修改 {code}", $"amends {code}");
    public static string Replaces(string code) => In($"代替 {code}", $"replaces {code}");
    public static string NothingTried => In("没有适用的单位，或没有权限试算。", "No institution has a row, or this account may not try standards.");

    public static string WouldBeOver(string @class, int over, int judged, int now) => In(
        $"{OfClass(@class)}：{Show.Count(judged)} 家中 {Show.Count(over)} 家将超定额（现行 {Show.Count(now)} 家）",
        $"{OfClass(@class)}: {Show.Count(over)} of {Show.Count(judged)} would be over ({Show.Count(now)} now)");

    public static string ReviewInterval(int months, string source) => source.Length > 0
        ? In($"每 {months} 个月复审一次（{source}）", $"Reviewed every {months} months ({source})")
        : In($"每 {months} 个月复审一次（本机关设定）", $"Reviewed every {months} months (set by the agency)");

    public static string Of(StandardStage stage) => stage switch
    {
        StandardStage.Draft => In("草案", "draft"),
        StandardStage.Reviewed => In("审查通过，待发布", "reviewed, not published"),
        StandardStage.Published => In("已发布，未施行", "published, not yet in force"),
        StandardStage.InForce => In("现行", "in force"),
        StandardStage.Amended => In("现行，已修改", "in force, amended"),
        StandardStage.Replaced => In("被代替", "replaced"),
        StandardStage.Repealed => In("废止", "repealed"),
        _ => stage.ToString(),
    };

    public static string Tone(StandardStage stage) => stage switch
    {
        StandardStage.InForce or StandardStage.Amended => "good",
        StandardStage.Replaced or StandardStage.Repealed => "bad",
        StandardStage.Published or StandardStage.Reviewed => "fair",
        _ => "",
    };

    public static string Of(StandardDecisionKind kind) => kind switch
    {
        StandardDecisionKind.LegalityReview => In("合法性审查", "Legality review"),
        StandardDecisionKind.Published => In("发布", "Published"),
        StandardDecisionKind.Repealed => In("废止", "Repealed"),
        StandardDecisionKind.PeriodicReview => In("定期复审", "Periodic review"),
        _ => kind.ToString(),
    };

    public static string Of(ReviewResult result) => result switch
    {
        ReviewResult.Passed => In("通过", "passed"),
        ReviewResult.NotPassed => In("不通过", "not passed"),
        ReviewResult.Kept => In("继续有效", "kept"),
        ReviewResult.ToBeAmended => In("修订", "to be amended"),
        ReviewResult.ToBeRepealed => In("废止", "to be repealed"),
        _ => result.ToString(),
    };

    public static string Of(RowChange change) => change switch
    {
        RowChange.Added => In("新增", "added"),
        RowChange.Removed => In("删除", "removed"),
        RowChange.Changed => In("改动", "changed"),
        _ => In("相同", "same"),
    };

    public static string Of(SourceConfidence confidence) => confidence switch
    {
        SourceConfidence.High => In("标准原文", "text of the standard"),
        SourceConfidence.Medium => In("核对过的转录", "checked transcription"),
        _ => In("本机关录入", "entered by the agency"),
    };

    public static string Of(CorrectionEffect effect) => effect == CorrectionEffect.Multiplies ? In("乘以", "multiplied by") : In("除以", "divided by");

    public static string Of(LifeFault fault) => In(ChineseOf(fault), EnglishOf(fault));

    public static string EnglishOf(LifeFault fault) => fault switch
    {
        LifeFault.NoSuchStandard => "there is no such standard.",
        LifeFault.NotAllowed => "only an administrator that sees every region may decide about standards.",
        LifeFault.NotFromThisState => "it does not stand where this can be decided: publication follows a passed legality review; repeal and periodic review need a published standard.",
        LifeFault.Demonstration => "a demonstration is no law.",
        LifeFault.TextMissing => "say who decided and by which document, 200 characters each at most.",
        LifeFault.DateOutOfOrder => "the day lies in the future, or before the decision that it rests on.",
        LifeFault.ResultMissing => "the result is missing, or none of this kind of review.",
        LifeFault.NoRows => "the standard has no row.",
        LifeFault.NoCoefficients => "its coefficient set is not here; import it first.",
        LifeFault.ActsBack => "it would act back: it takes effect on or after its publication, and judges no year before the one in which it takes effect.",
        LifeFault.OtherNotPublished => "the standard that it amends, replaces or is repealed by is not here, or not published.",
        LifeFault.EndOutOfOrder => "the end is missing, or lies before the first day in force or the day of the decision.",
        _ => fault.ToString(),
    };

    private static string ChineseOf(LifeFault fault) => fault switch
    {
        LifeFault.NoSuchStandard => "没有这个标准。",
        LifeFault.NotAllowed => "只有管辖全部地区的管理员可以登记标准的决定。",
        LifeFault.NotFromThisState => "当前状态不能作此决定：合法性审查通过后才能发布；废止和复审只针对已发布的标准。",
        LifeFault.Demonstration => "示范标准不是法规。",
        LifeFault.TextMissing => "请写明决定机关和文号，各不超过 200 字。",
        LifeFault.DateOutOfOrder => "日期在将来，或早于其所依据的决定。",
        LifeFault.ResultMissing => "缺少结果，或结果不属于该类审查。",
        LifeFault.NoRows => "标准还没有定额行。",
        LifeFault.NoCoefficients => "折标系数尚未导入。",
        LifeFault.ActsBack => "不得溯及既往：施行不早于发布，首个评定年度不早于施行年度。",
        LifeFault.OtherNotPublished => "所修改、代替或被代替的标准不存在或未发布。",
        LifeFault.EndOutOfOrder => "缺少废止日期，或早于施行日期或决定日期。",
        _ => fault.ToString(),
    };
}
