using System.Globalization;
using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;

namespace EnergyQuota.Reports.Texts;

/// <summary>The words of a region's report in one language; what it shares with an institution's is in <see cref="ReportTexts"/>.</summary>
internal sealed class RegionTexts(ReportLanguage language)
{
    public string Summary => In("一、概要", "1  Summary");
    public string Consumption => In("二、能源资源消费", "2  Consumption");
    public string Verdicts => In("三、定额考核结论", "3  Verdicts");
    public string Inspection => In("四、拟列入监督检查的超定额机构", "4  Overruns for inspection");
    public string RankingHeading => In("五、同类排名", "5  Ranking within class");
    public string Quality => In("六、数据质量", "6  Data quality");
    public string CasesHeading => In("七、未办结案件", "7  Open cases");
    public string InstitutionsHeading => In("八、机构名单", "8  Institutions");

    public string SummaryTable => In("概况", "At a glance");
    public string Item => In("项目", "Item");
    public string Number => In("数值", "Figure");
    public string InBeing => In("存续机构数", "Institutions in being");
    public string NotMeteredCount => In("未接入计量的机构数", "Institutions without metering");
    public string IncompleteCount => In("数据完整率低于门槛的条目数（机构×能源）", "Entries below the completeness gate (institution × energy)");
    public string OverrunInstitutions => In("超定额机构数", "Institutions over the quota");
    public string CannotJudgeInstitutions => In("无法评定的机构数", "Institutions that cannot be judged");
    public string SuspectCount => In("待认定的计度器异常", "Findings about registers that wait for a decision");
    public string OpenCaseCount => In("未办结案件数", "Open cases");
    public string OverdueCount => In("其中已逾期", "Of them overdue");
    public string Energy => In("综合能耗合计 (kgce)", "Energy in all (kgce)");
    public string Carbon => In("二氧化碳排放合计 (kgCO₂)", "CO₂ in all (kgCO₂)");

    public string AmountTable => In("各能源品种合计", "Totals by energy type");
    public string Metered => In("有计量机构", "Metered institutions");
    public string Known => In("有数据机构", "With data");
    public string AmountNote => In(
        "合计为各机构所列数值之和；未接入计量或无数据的机构不在合计之内，合计不代表全区域用量。完整率、估算、人工按各机构上年用能加权。“—”表示无数据，不是零。",
        "A total is the sum of the institutions' figures as printed. Institutions without metering or data are not in it, so it is not the use of the whole region. Completeness, estimated and manual shares are weighed by the institutions' use of the year before. — means no value, never zero.");

    public string ChangeTable => In("增减（同口径）", "Changes, like for like");
    public string Against => In("对比", "Against");
    public string Comparable => In("可比机构", "Compared");
    public string Before => In("对比期", "Then");
    public string Now => In("本期", "Now");
    public string Change => In("增减 (%)", "Change (%)");
    public string OnYear => In("同比", "same period of last year");
    public string OnPrevious => In("环比", "period before");

    public string GradeTable => In("各类机构考核结论数", "Verdicts by class");
    public string Class => In("类别", "Class");
    public string Year => In("年度", "Year");
    public string Count => In("机构数", "Institutions");
    public string Leading => In("达引导值", "Leading");
    public string Baseline => In("达基准值", "Baseline");
    public string Constraint => In("达约束值", "Constraint");
    public string Over => In("超定额", "Over");
    public string OverLowerBound => In("超定额（下限）", "Over (lower bound)");
    public string CannotJudge => In("无法评定", "Cannot judge");
    public string NotAssessed => In("未评定", "Not assessed");
    public string ProvisionalCount => In("其中暂定", "Provisional");
    public string GradeNote => In(
        "每个机构按其最重的结论计一次：超定额重于无法评定，无法评定重于定额以内。“暂定”指年度尚未结账，结论可能变化。“无法评定”不表示用能低。",
        "Each institution is counted once, by its gravest verdict: over before cannot judge, cannot judge before anything within the quota. Provisional: the year is not closed and the verdict may move. Cannot judge never means low.");

    public string OverrunTable => In("超定额机构", "Overruns");
    public string Institution => In("机构", "Institution");
    public string Indicator => In("指标与单位", "Indicator and unit");
    public string Value => In("指标值", "Value");
    public string ConstraintValue => In("约束值", "Constraint value");
    public string OverPercent => In("超出 (%)", "Over by (%)");
    public string Grade => In("结论", "Verdict");
    public string Reason => In("列入理由", "Why it is listed");
    public string NoOverruns => In("该年度没有超定额结论。", "There is no verdict over the quota in that year.");
    public string NoVerdicts => In("该年度没有考核结论。", "There are no verdicts of that year.");
    public string OverrunNote => In(
        "超定额本身不是违法；要求说明后未说明或说明不成立的，方依法处理（《公共机构节能条例》第十七条、第三十五条、第三十七条）。",
        "Exceeding a quota is no violation by itself. Not explaining it, or an explanation that is not accepted, has consequences (Decree 531, articles 17, 35 and 37).");

    public string DemonstrationNote => In(
        "“示范标准”：按示范标准得出，不是本地区现行标准，不能作为执法依据。",
        "Demonstration standard: the verdict comes from a demonstration and not from the law of the region; nothing can be enforced by it.");

    public string RankingTable => In("同类排名", "Ranking");
    public string Unit => In("单位", "Unit");
    public string Standard => In("标准", "Standard");
    public string CoefficientSet => In("折标系数集", "Coefficient set");
    public string RankedCount => In("参评数", "Ranked");
    public string Rank => In("名次", "Place");
    public string RankingNote => In(
        "只在同类别、同子类、同一标准、同一折标系数集内排名，指标值低者在前；数值相等名次相同。按已计量部分认定的超定额（下限）与无法评定的不排名次，列在末尾。",
        "Ranked only within the same class, sub-class, standard and coefficient set, the lowest value first; equal values share a place. Lower bounds and what cannot be judged have no place and stand at the end.");

    public string QualityTable => In("数据不完整的机构", "Incomplete data");
    public string QualityNone => In("各机构数据完整率均达到门槛。", "Every institution's data reach the gate.");
    public string NotMeteredTable => In("未接入计量的机构", "Institutions without metering");
    public string NotMeteredNone => In("所有机构均已接入计量。", "Every institution is metered.");
    public string SuspectTable => In("待认定的计度器", "Suspect registers");
    public string SuspectNone => In("没有待认定的计度器异常。", "No register waits for a decision.");
    public string Meter => In("计量表", "Meter");
    public string Register => In("计度器", "Register");
    public string Kind => In("类型", "Kind");
    public string Since => In("起始日", "Since");
    public string Held => In("未计入量", "Held");

    public string CaseTable => In("未办结案件", "Open cases");
    public string CaseNone => In("没有未办结案件。", "There are no open cases.");
    public string CaseNumber => In("案号", "No.");
    public string State => In("状态", "State");
    public string OpenedOn => In("立案日", "Opened");
    public string Due => In("期限", "Deadline");
    public string Overdue => In("逾期", "Overdue");
    public string Yes => In("是", "yes");
    public string CaseNote => In("截至签发日期的状态；举报不在此列。", "As of the day of issue; tips are not listed.");

    public string InstitutionTable => In("机构名单", "Institutions");
    public string InstitutionNone => In("本期没有存续机构。", "No institution was in being in this period.");
    public string Code => In("统一社会信用代码", "Code");
    public string OpenCases => In("未办结案件", "Open cases");
    public string LowestCompleteness => In("最低完整率 (%)", "Lowest completeness (%)");
    public string ByInstitutionTable => In("机构用能明细", "By institution");
    public string ByInstitutionNote => In("各机构数值之和即各能源品种合计。", "The lines add up to the totals by energy type.");

    public string Provisional => In("暂定", "provisional");
    public string Preliminary => In("本期尚未结束，以下数据为初步数据。", "The period is not over: the figures are preliminary.");

    public string Title(RegionReport report) => In(
        $"{report.Region.In(language)}{(report.Class is { } of ? $"（{of.Chinese}）" : "")}公共机构{Period(report.Period)}用能报告",
        $"{report.Region.In(language)}{(report.Class is { } only ? $", {only.English}" : "")}: energy report of public institutions, {Period(report.Period)}");

    public string Subtitle(RegionReport report, string edition) => In(
        $"行政区划代码 {report.RegionCode}　签发日期 {Cell.Of(report.IssuedOn).Display}　{edition}",
        $"Region code {report.RegionCode}   Issued {Cell.Of(report.IssuedOn).Display}   {edition}");

    public string Period(ReportPeriod period) => period.Kind switch
    {
        PeriodKind.Month => In($"{period.Year}年{period.Number}月", $"{period}"),
        PeriodKind.Quarter => In($"{period.Year}年第{period.Number}季度", $"Q{period.Number} {period.Year}"),
        _ => In($"{period.Year}年度", $"{period.Year}"),
    };

    public string NotMeteredWarning(int count, int all) => In(
        $"{all} 个存续机构中有 {count} 个未接入计量，不在任何合计之内。",
        $"Of {all} institutions in being {count} are not metered and stand in no total.");

    public string IncompleteWarning(string energies) => In(
        $"本期数据不完整：{energies}。所列合计是已知部分，不得据此认定用能偏低。",
        $"The data of this period are incomplete: {energies}. The totals are what is known, and do not mean that use was low.");

    public string AdjustedWarning(int count) => In(
        $"有 {count} 条机构数据在结账后有变化；本报告均按已结数，变化见各机构报告。",
        $"For {count} entries of institutions something else is known since their months were closed. All figures here are as closed; the institutions' own reports show the differences.");

    public string ProvisionalWarning(int year, int count) => In(
        $"{year} 年度有 {count} 个机构的结论为暂定，年度结账前可能变化。",
        $"Of the verdicts of {year} those of {count} institutions are provisional and may move until the year is closed.");

    public string ChangeNote(decimal gate) => In(
        $"只比较两期完整率均不低于 {Percent(gate)} 的机构（可比机构），因此与上表合计不同：新装、停传的表计不会显得像浪费或节约。",
        $"Only institutions complete to at least {Percent(gate)} in both periods are compared, so the sums differ from the totals above: a meter that is new or silent does not look like waste or saving.");

    public string QualityNote(decimal gate) => In(
        $"列出本期完整率低于 {Percent(gate)} 的机构与能源品种。",
        $"Institutions and energy types whose completeness in this period is below {Percent(gate)}.");

    public string InstitutionNote(int year) => In(
        $"结论为 {year} 年度最重的一项；最低完整率为本期各能源品种中最低者。",
        $"The verdict is the gravest of {year}; completeness is that of the least complete energy type in this period.");

    public string ReasonOf(Overrun overrun, string? explanation, string? known) => string.Join(In("；", "; "), Reasons(overrun, explanation, known));

    private IEnumerable<string> Reasons(Overrun overrun, string? explanation, string? known)
    {
        if (overrun.Serious)
        {
            yield return In("严重超定额", "serious overrun");
        }

        if (overrun.YearBeforeToo)
        {
            yield return In("上年度亦超", "over in the year before too");
        }

        if (overrun.Grade == Quotas.Assessment.Grade.OverLowerBound)
        {
            yield return In("仅按已计量部分即超，实际更高", "over by the measured part alone, the true value is higher");
        }

        yield return explanation is null ? In("尚未要求说明", "no explanation asked for yet") : In($"说明：{explanation}", $"explanation: {explanation}");
        if (known is not null)
        {
            yield return In($"按现知数据将为“{known}”", $"by what is known now it would be “{known}”");
        }

        if (overrun.Demonstration)
        {
            yield return In("示范标准", "demonstration standard");
        }
    }

    private static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100m:0.#}%");

    private string In(string zh, string en) => language == ReportLanguage.English ? en : zh;
}
