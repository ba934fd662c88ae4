using EnergyQuota.Inspections.Papers.Facts;
using static EnergyQuota.Inspections.Papers.Filling.PaperWords;
using static EnergyQuota.Inspections.Papers.Templates.PlaceholderNeed;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>The vocabularies of all kinds.</summary>
internal static partial class Vocabularies
{
    public static IReadOnlyDictionary<PaperKind, PaperVocabulary> All { get; } =
        new PaperVocabulary[] { ExplanationNotice(), InspectionRecord(), CorrectionOrder(), RectificationOpinion(), Circular() }
            .ToDictionary(static vocabulary => vocabulary.Kind);

    private static VocabularyOf<ExplanationNoticeFacts> ExplanationNotice() =>
        new VocabularyOf<ExplanationNoticeFacts>(PaperKind.ExplanationNotice)
            .Basis(static _ => Decree531.Cite((17, 0)))
            .With("逾期依据", Always, "逾期不说明的处理依据", "the articles on not explaining", static _ => string.Join("、", Decree531.Places([(37, 5)])))
            .With("年度", Obligatory, "核算年度", "the calendar year", static facts => FormattableString.Invariant($"{facts.Year}"))
            .With("说明期限", Obligatory, "说明的最后日期", "the last day for the explanation", static facts => Day(facts.Deadline))
            .With("有下限", Optional, "有指标仅为下限时为“是”", "是 where a figure is only what is certain at least", static facts => facts.Figures.Any(static figure => figure.AtLeast) ? "是" : "")
            .With("指标", Obligatory, "超定额的指标", "the figures that are over", static facts => facts.Figures,
                new("名称", Always, "指标名称", "the indicator", static figure => figure.Indicator),
                new("计量单位", Always, "单位", "its unit", static figure => Unit(figure.Unit)),
                new("引导值", Optional, "引导值", "the leading value", static figure => Number(figure.Leading)),
                new("基准值", Optional, "基准值", "the baseline value", static figure => Number(figure.Baseline)),
                new("约束值", Always, "约束值", "the constraint value", static figure => Number(figure.Constraint)),
                new("实际值", Always, "实际值；仅为下限的注明“至少”", "what was found; 至少 where it is only certain at least", static figure => (figure.AtLeast ? "至少" : "") + Number(figure.Value)),
                new("超出", Always, "超出约束值多少", "how much above the constraint value", static figure => (figure.AtLeast ? "至少" : "") + Number(figure.Value - figure.Constraint)),
                new("超出比例", Always, "超出约束值的比例", "the same as percent", static figure => (figure.AtLeast ? "至少" : "") + (figure.Constraint > 0 ? Percent((figure.Value - figure.Constraint) / figure.Constraint) : Absent)),
                new("标准", Always, "定额标准", "the standard", static figure => figure.Standard),
                new("折标系数", Optional, "折标系数来源", "the coefficient set", static figure => figure.CoefficientSet),
                new("完整率", Always, "数据完整率", "completeness of the data", static figure => Completeness(figure.Completeness)),
                new("核算版本", Always, "结论的修订号", "the revision of the verdict", static figure => Number(figure.Revision)),
                new("核算时点", Always, "核算所依据数据的截止日", "the day as of which it was judged", static figure => Day(figure.AsOf)));

    private static VocabularyOf<CorrectionOrderFacts> CorrectionOrder() =>
        new VocabularyOf<CorrectionOrderFacts>(PaperKind.CorrectionOrder)
            .Basis(static facts => Decree531.Cite(Items(facts.Violations)))
            .With("改正期限", Obligatory, "改正的最后日期", "the last day to have corrected it", static facts => Day(facts.CorrectBy))
            .With("陈述申辩", Obligatory, "陈述申辩及复核情况", "what was said at the hearing, and what came of it", static facts => facts.Hearing)
            .With("检查文号", Optional, "用能检查记录的编号", "the number of the inspection's record", static facts => facts.RecordNumber)
            .With("违法事项", Obligatory, "违法事项", "the violations", static facts => facts.Violations, Violation())
            .With("改正要求", Obligatory, "改正要求", "what must be done", static facts => facts.Demands,
                new VocabularyField<string>("要求", Always, "一项要求", "one thing to be done", static demand => demand));

    private static VocabularyOf<RectificationOpinionFacts> RectificationOpinion() =>
        new VocabularyOf<RectificationOpinionFacts>(PaperKind.RectificationOpinion)
            .Basis(static _ => Decree531.Cite((41, 0)))
            .With("发现日期", Always, "发现问题之日", "the day it was found", static facts => Day(facts.FoundOn))
            .With("反馈期限", Obligatory, "报送落实情况的最后日期", "the last day to report what was done", static facts => Day(facts.ReportBy))
            .With("检查文号", Optional, "用能检查记录的编号", "the number of the inspection's record", static facts => facts.RecordNumber)
            .With("问题", Obligatory, "违反规定用能造成浪费的问题", "what wastes energy", static facts => facts.Findings,
                new("部位", Always, "部位", "where", static finding => finding.Place),
                new("情况", Always, "发现的情况", "what was found", static finding => finding.Found),
                new("措施", Always, "整改意见", "what is to be done", static finding => finding.Measure),
                new("完成日期", Optional, "要求完成之日", "by when", static finding => Day(finding.DoneBy)));

    private static VocabularyOf<CircularFacts> Circular() =>
        new VocabularyOf<CircularFacts>(PaperKind.Circular)
            .Basis(static _ => Decree531.Cite((37, 0)))
            .With("主送单位", Obligatory, "主送单位", "to whom it goes", static facts => facts.Addressees)
            .With("责改文号", Obligatory, "责令限期改正通知书的编号", "the number of the order", static facts => facts.OrderNumber)
            .With("责改日期", Always, "责令改正之日", "the day of the order", static facts => Day(facts.OrderedOn))
            .With("改正期限", Obligatory, "改正的最后日期", "the last day it set", static facts => Day(facts.CorrectBy))
            .With("复查日期", Always, "复查之日", "the day of the re-check", static facts => Day(facts.RecheckedOn))
            .With("复查情况", Obligatory, "复查发现的情况", "what the re-check found", static facts => facts.RecheckFound)
            .With("要求", Optional, "要求", "what is demanded now", static facts => facts.Demand)
            .With("移送处分", Optional, "移送有关机关依法处分时为“是”", "是 where it is referred for discipline", static facts => facts.Referred ? "是" : "")
            .With("抄送", Optional, "抄送单位", "who gets a copy", static facts => facts.CopyTo)
            .With("违法事项", Obligatory, "逾期未改正的违法事项", "what was not corrected", static facts => facts.Violations, Violation());

    private static VocabularyField<ViolationFinding>[] Violation() =>
    [
        new("条款", Always, "条例第三十七条的项，如第五项", "the item of art. 37", static violation => $"第{Decree531.Numeral(violation.Item)}项"),
        new("事项", Always, "违法事项的概述", "the violation in short", static violation => Decree531.Violation(violation.Item)),
        new("情况", Always, "查明的情况", "what was found", static violation => violation.Found),
        new("发现日期", Always, "发现之日", "the day it was found", static violation => Day(violation.FoundOn)),
        new("证据", Optional, "证据", "what proves it", static violation => violation.Evidence),
    ];

    private static IEnumerable<(int Article, int Item)> Items(IReadOnlyList<ViolationFinding> violations) =>
        violations.Count == 0 ? [(37, 0)] : violations.Select(static violation => violation.Item).Distinct().Order().Select(static item => (37, item));
}
