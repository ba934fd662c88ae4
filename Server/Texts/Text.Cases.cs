namespace EnergyQuota.Server.Texts;

/// <content>Words about cases: lists, forms and what came of a move.</content>
internal static partial class Text
{
    public static string Cases => In("案件", "Cases");
    public static string Case(long id) => In($"案件 {id} 号", $"Case {id}");
    public static string CasesNote => In(
        "超定额本身不是违法；超定额而不说明理由才是（国务院令第 531 号第十七条、第三十七条）。",
        "Exceeding the quota is no violation; exceeding it without explaining is (Decree 531, art. 17 and 37).");
    public static string NewCase => In("立案与登记", "Open a case");
    public static string InspectionPlan => In("检查计划", "Inspection plan");
    public static string LawBook => In("工作日历与地方规定", "Calendars and local rules");
    public static string OverWithoutCase => In("超定额，尚未要求说明", "Over the quota, explanation not asked for yet");
    public static string RequestExplanation => In("要求说明", "Request explanation");
    public static string Deadline => In("截止日期", "Deadline");
    public static string Deadlines => In("在办期限", "Deadlines");
    public static string NoDeadlines => In("没有临近或逾期的期限。", "No deadline approaches or was missed.");
    public static string DaysLeft(int days) => days switch
    {
        < 0 => In($"逾期 {-days} 天", $"{-days} days late"),
        0 => In("今天到期", "ends today"),
        _ => In($"还有 {days} 天", $"{days} days left"),
    };
    public static string RunningDeadlines(int count) => In($"另有 {count} 项期限未临近。", $"{count} more run and do not approach yet.");
    public static string OpenedOn => In("立案时间", "Opened");
    public static string CaseKindWord => In("类别", "Kind of case");
    public static string OpenCasesOnly => In("未办结", "Open ones");
    public static string CaseSearch => In("机构名称、代码或案号", "Institution or number of a case");
    public static string NoCaseYet => In("没有案件。年度评定超定额的机构会列在上面，可要求其说明。", "No case. Institutions over their quota are listed above; an explanation can be asked for there.");
    public static string VerdictCited => In("所依据的评定", "Verdict it rests on");
    public static string Revision(int revision) => In($"第 {revision} 版", $"revision {revision}");
    public static string VerdictLapsed => In("所依据的评定结论已不再是超定额：本案须撤回、撤销或办结。", "The verdict it rests on no longer says over: withdraw, revoke or close this case.");
    public static string CauseWord => In("立案缘由", "Cause");
    public static string InformantWord => In("举报人及联系方式", "Who reported, and how to reach them");
    public static string InformantHint => In("举报人及联系方式（可空，仅监管员可见）", "Who reports, and how to reach them (may be empty; officers only)");
    public static string ParentCase => In("来自", "Comes from");
    public static string ChildCases => In("由此产生", "Led to");
    public static string WhatMayBeDone => In("可办理的步骤", "What may be done now");
    public static string NothingMore => In("本账号现在没有可办理的步骤。", "This account can do nothing here now.");
    public static string Do => In("办理", "Do it");
    public static string DoneSaid(string move) => In($"已办理：{move}", $"Done: {move}");
    public static string MoveText => In("说明、理由或内容（必填）", "Text: reason, statement or content (required)");
    public static string MoveDay => In("发生日期（空为今天）", "Day (empty: today)");
    public static string MoveDays => In("天数（空为设定值）", "Days (empty: as set)");
    public static string PauseFrom => In("中止自（空为今天）", "Stands from (empty: today)");
    public static string PauseTo => In("中止至（空为另行恢复）", "Stands to (empty: until resumed)");
    public static string People(int least) => In($"人员，每行一人{(least > 0 ? $"，至少 {least} 人" : "")}", $"People, one a line{(least > 0 ? $", {least} at least" : "")}");
    public static string Item => In("条款项目", "Item");
    public static string ItemOf(int article, int item) => In($"第 {article} 条第 {item} 项", $"Art. {article} ({item})");
    public static string ResultWord => In("结果", "Result");
    public static string FindingWord => In("现场所见", "Finding");
    public static string FindingTypeWord => In("所见类型", "Kind of finding");
    public static string Place => In("地点、部位", "Place");
    public static string SetTemperature => In("设定温度（°C）", "Set to (°C)");
    public static string MeasuredTemperature => In("实测温度（°C）", "Measured (°C)");
    public static string OutdoorTemperature => In("室外温度（°C）", "Outdoors (°C)");
    public static string MeterCodeWord => In("表计编码", "Meter code");
    public static string PlateSerial => In("铭牌编号", "Serial on the plate");
    public static string PlateRegister => In("现场示数", "Register on the spot");
    public static string OurRegister => In("平台示数", "Our register");
    public static string RestsOnFinding => In("依据现场所见（编号）", "Rests on finding (number)");
    public static string RestsOnItem => In("依据检查项目（编号）", "Rests on checklist item (number)");
    public static string RestsOnVerdict => In("依据评定（编号）", "Rests on verdict (number)");
    public static string RestsOnCase => In("依据案件（编号）", "Rests on case (number)");
    public static string RestsOn => In("依据", "Rests on");
    public static string Files => In("照片与文书（JPEG、PNG、PDF）", "Photographs and papers (JPEG, PNG, PDF)");
    public static string Clocks => In("期限及计算过程", "Deadlines and how they were computed");
    public static string DaysSource(string source) => source switch
    {
        "" => In("天数为程序默认值，法规未规定", "the number of days is this program's choice; no law fixes it"),
        "act" => In("天数由文书载明", "the number of days stands in the act"),
        _ => source,
    };
    public static string Checklist => In("检查（审计）项目", "Checklist");
    public static string NotFilledIn => In("未填", "not filled in");
    public static string SiteFindings => In("现场所见", "Findings");
    public static string Violations => In("违法行为（第三十七条）", "Violations (art. 37)");
    public static string ViolationDropped => In("已撤回", "taken back");
    public static string ViolationLapsed => In("依据已失效", "no longer holds");
    public static string ViolationStandsWord => In("成立", "stands");
    public static string Recommendations => In("审计建议", "Recommendations");
    public static string WaitsToBeDone => In("待落实", "waits");
    public static string DoneWord => In("已落实", "done");
    public static string DroppedWord => In("不再落实", "dropped");
    public static string Timeline => In("办理经过", "What was done");
    public static string OnBehalf => In("代为录入", "entered on its behalf");
    public static string FollowUpCase => In("由本案另立", "Open from this case");
    public static string InstitutionCode => In("机构代码", "Institution code");
    public static string ReceivedOn => In("收到日期（空为今天）", "Received on (empty: today)");
    public static string Seed => In("抽取种子（如约定日期的公开开奖号码）", "Seed (e.g. numbers of a public lottery of a day named before)");
    public static string Draw => In("抽取并立项", "Draw, and plan the inspections");
    public static string DrawnPlans => In("历次抽取", "Plans drawn");
    public static string DrawnBy => In("抽取人", "Drawn by");
    public static string PlanSaid(int priority, int sampled) => In($"重点 {priority} 家，抽取 {sampled} 家，已立项。", $"{priority} with priority, {sampled} drawn; inspections are planned.");
    public static string PriorityList => In("重点监督检查", "With priority");
    public static string NoPriority => In("没有须重点监督检查的机构。", "No institution has priority.");
    public static string PlanNote => In(
        "重点：严重超定额、说明未被认可或逾期未说明的机构（第三十五条）。其余按种子抽取：SHA-256(种子:年度:机构代码) 最小者入选，任何人可复算。抽取即生效并留痕，不提供预览。",
        "Priority: serious overruns, explanations not accepted or not given (art. 35). The rest is drawn by the seed: the smallest SHA-256(seed:year:code); anyone can draw again. A drawing counts at once and is recorded; there is no preview.");
    public static string PlanFigures(int candidates, int priority, int draw, decimal share) => In(
        $"可检查机构 {candidates} 家，重点 {priority} 家；其余至少抽取 {Show.Percent(share)}，即 {draw} 家。",
        $"{candidates} institutions may be inspected, {priority} with priority; of the rest at least {Show.Percent(share)} are drawn: {draw}.");
    public static string Calendars => In("工作日历", "Working-day calendars");
    public static string NoCalendars => In("尚未导入任何年度。按工作日计算的期限在导入该年日历前不能计算。", "No year was imported. Deadlines in working days cannot be computed before the year's calendar is imported.");
    public static string Holidays => In("放假", "Holidays");
    public static string MakeUpDays => In("调休上班", "Make-up days");
    public static string LocalRules => In("地方规定增加的步骤", "Steps that local rules add");
    public static string NoLocalRules => In("没有。各地规定以 YAML 文件导入，写明来源与施行日期。", "None. Local rules are imported as YAML files with their source and the day from which they hold.");
    public static string RegionWord => In("适用区划", "Region");
    public static string InForceDuring => In("施行期间", "In force");
    public static string AfterStates => In("在何种结果之后", "After");
    public static string ImportLaw => In("导入 YAML 文件", "Import a YAML file");
    public static string ImportSaid(int changed, int faults) => In($"新增或更改 {changed} 项，问题 {faults} 处。", $"{changed} new or changed, {faults} faults.");
}
