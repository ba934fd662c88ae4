using EnergyQuota.Documents.Content;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Reports.Institutional;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;

namespace EnergyQuota.Reports.Texts;

/// <summary>The words of an institution's quarterly and annual report in one language; what it shares with the others is in <see cref="ReportTexts"/>.</summary>
internal sealed class InstitutionTexts(ReportLanguage language)
{
    public string SummaryHeading => In("一、概要", "1  Summary");
    public string ConsumptionHeading => In("二、分能源品种消费与折标", "2  Consumption by type of energy");
    public string MonthsHeading => In("三、逐月消费", "3  Month by month");
    public string VerdictHeading => In("四、定额考核", "4  Quotas");
    public string DerivationHeading => In("五、考核结论的计算过程", "5  How the verdicts came about");
    public string QualityHeading => In("六、数据质量", "6  Data quality");
    public string EventsHeading => In("七、告警与案件", "7  Alerts and cases");
    public string FactsHeading => In("八、基础数据及其变更", "8  Figures in force and their history");

    public string Preliminary => In("本期尚未结束，以下数据为初步数据。", "The period is not over: the figures are preliminary.");
    public string TotalsTable => In("本期合计", "The period in all");
    public string Now => In("本期", "This period");
    public string PreviousPeriod => In("上期", "Period before");
    public string YearBefore => In("上年同期", "Same period last year");
    public string NoConsumption => In("本期没有消费数据。", "There are no consumption data for this period.");
    public string MonthsTable => In("逐月消费", "Months");
    public string MonthsNote => In("“—”表示无数据，不是零；不完整月份的增减不说明节约或浪费。", "— means no data and is not zero; a change against an incomplete month says nothing of saving or waste.");
    public string Value => In("指标值", "Value");
    public string Grade => In("结论", "Verdict");
    public string FinalityColumn => In("结论性质", "Finality");
    public string StandardAndRow => In("标准与定额行", "Standard and row");
    public string VerdictNote => In(
        "“暂定”指年度尚未结账，结论可能变化；“下限”指仅按已计量部分即超；“无法评定”不表示用能低。",
        "Provisional: the year is not closed and the verdict may move. Lower bound: over by the measured part alone. Cannot judge never means low.");
    public string DerivationNote => In(
        "自输入至结论逐步列示；结果列最多保留六位小数，中间各步均以精确值计算。可与证据包逐项核对。",
        "Step by step from the inputs to the verdict. Results are printed with six decimals at most; every step was computed with the exact ones. Evidence packs hold them.");
    public string DerivationTable => In("结论计算过程", "Derivation");
    public string What => In("内容", "What");
    public string Formula => In("算式", "Formula");
    public string Result => In("结果", "Result");
    public string UnitColumn => In("单位", "Unit");
    public string SourceColumn => In("依据", "Source");
    public string IndicatorColumn => In("指标", "Indicator");
    public string StepColumn => In("步骤", "Step");
    public string StepTitle => In("步骤内容", "Title");
    public string NothingToShow => In("无。", "Nothing.");
    public string NoFindings => In("本期计量数据未发现问题。", "Nothing was found in this period's meter data.");
    public string AlertTable => In("本期发出的告警", "Alerts raised in the period");
    public string NoAlerts => In("本期没有告警。", "No alert was raised in this period.");
    public string AlertGrade => In("级别", "Grade");
    public string StateColumn => In("状态", "State");
    public string CommentColumn => In("办理意见", "Comment");
    public string CaseTable => In("案件", "Cases");
    public string NoCases => In("本期没有已告知本单位的案件。", "There is no case of which the institution was told.");
    public string CaseNote => In("本期立案或期末未办结、且已告知本单位的案件；状态为出具之日的状态。", "Cases opened in the period or not settled at its end, of which the institution was told; their state is that of the day of issue.");
    public string CaseNumber => In("编号", "No.");
    public string YearColumn => In("年度", "Year");
    public string OpenedOn => In("立案日期", "Opened on");
    public string Due => In("期限", "Due");
    public string FactTable => In("基础数据", "Figures");
    public string NoFacts => In("没有经审核的基础数据。", "There are no approved figures.");
    public string FactKind => In("数据", "Figure");
    public string SubjectColumn => In("类型", "Type");
    public string FactValue => In("数值", "Value");
    public string FactFrom => In("自", "From");
    public string FactTo => In("至（含）", "To (incl.)");
    public string FactInForce => In("期末有效", "In force");
    public string FactNote => In("“至”为空表示沿用至同类下一条数据。仅列经审核的数据。", "Where no end is given a figure holds until the next of its kind. Only approved figures are listed.");
    public string Yes => In("是", "yes");

    public string Title(InstitutionReport report) => report.Period.Kind == PeriodKind.Year
        ? In($"{report.Institution.Name.In(language)}{report.Period.Year}年度用能报告", $"{report.Institution.Name.In(language)}: annual energy report for {report.Period.Year}")
        : In(
            $"{report.Institution.Name.In(language)}{report.Period.Year}年第{report.Period.Number}季度用能报告",
            $"{report.Institution.Name.In(language)}: energy report for Q{report.Period.Number} {report.Period.Year}");

    public string VerdictTable(int year) => In($"{year}年度考核结论", $"Verdicts of {year}");

    public string NoVerdictsOf(int year) => In($"{year}年度尚无考核结论。", $"There are no verdicts of {year} yet.");

    public string Incomplete(string energies) => In(
        $"本期数据不完整：{energies}。所列数值仅为已知部分，不能理解为用能低。", $"Incomplete data: {energies}. The amounts are what is known and must not be read as low consumption.");

    public string AdjustedNotice(int count) => In(
        $"{count}个能源品种的已结账月份此后另有变动；本报告均按结账数列示。", $"Of {count} energy types closed months have changed since; all figures here are as closed.");

    public string MonthsCaption(BilingualText energy, string unit) => In($"{energy.Chinese}逐月消费（{unit}）", $"{energy.English} month by month ({unit})");

    public string StepName(BilingualText indicator, int number, string title) => In($"{indicator.Chinese}：第{number}步 {title}", $"{indicator.English}: step {number}, {title}");

    public string Sentence(int year, VerdictAccount verdict) => verdict.Constraint is null
        ? In(
            $"{year}年度{verdict.Indicator.Chinese}结论：{RegionWords.Of(verdict.Grade).Chinese}（{Of(verdict.Finality)}）。",
            $"{verdict.Indicator.English} in {year}: {RegionWords.Of(verdict.Grade).English} ({Of(verdict.Finality)}).")
        : In(
            $"{year}年度{verdict.Indicator.Chinese}为{Cell.Of(verdict.Value, 3).Display}{Unit(verdict)}，约束值{Cell.Of(verdict.Constraint, verdict.TierDecimals).Display}，结论：{RegionWords.Of(verdict.Grade).Chinese}（{Of(verdict.Finality)}）。",
            $"{verdict.Indicator.English} in {year}: {Cell.Of(verdict.Value, 3).Display}{Unit(verdict)}, constraint value {Cell.Of(verdict.Constraint, verdict.TierDecimals).Display}; {RegionWords.Of(verdict.Grade).English} ({Of(verdict.Finality)}).");

    public string WouldMove(VerdictAccount verdict, string known) => In(
        $"按现知数据，{verdict.Indicator.Chinese}的结论将为“{known}”。", $"By what is known now the verdict on {verdict.Indicator.English} would be “{known}”.");

    public string Unreadable(VerdictAccount verdict, string why) => In(
        $"{verdict.Indicator.Chinese}的计算输入无法读取：{why}", $"The inputs of the verdict on {verdict.Indicator.English} cannot be read: {why}");

    public string Footing(VerdictAccount verdict) => string.Join(In("；", "; "), new[]
    {
        verdict.RowReason.In(language).Length > 0 ? $"{verdict.Indicator.In(language)}{In("：", ": ")}{verdict.RowReason.In(language)}" : "",
        verdict.Demonstration ? In("示范标准，不是本地区的法定定额", "a demonstration standard, not the law of the region") : "",
        verdict.Fingerprint.Length > 0 ? In($"第{verdict.Revision}次修订，指纹 {verdict.Fingerprint}", $"revision {verdict.Revision}, digest {verdict.Fingerprint}") : "",
    }.Where(part => part.Length > 0));

    public string Of(VerdictFinality finality) => finality switch
    {
        VerdictFinality.Final => In("定稿", "final"),
        VerdictFinality.AfterClosing => In("结账后修订", "found after closing"),
        _ => In("暂定", "provisional"),
    };

    private static string Unit(VerdictAccount verdict) => verdict.Unit.Length > 0 ? $" {verdict.Unit}" : "";

    private string In(string zh, string en) => language == ReportLanguage.English ? en : zh;
}
