using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Server.Texts;

/// <content>What the law's words for cases are called.</content>
internal static partial class Text
{
    public static string Of(CaseKind kind) => Named(CaseNames.Of(kind));

    public static string Of(CaseState state) => Named(CaseNames.Of(state));

    public static string Tone(CaseState state) => state switch
    {
        CaseState.Accepted or CaseState.InspectionClosed or CaseState.OrderClosed or CaseState.OpinionClosed or CaseState.AuditClosed
            or CaseState.TipAnswered or CaseState.TipClosed or CaseState.ReductionDone => "good",
        CaseState.Withdrawn or CaseState.InspectionCancelled or CaseState.OrderRevoked or CaseState.OpinionWithdrawn or CaseState.AuditCancelled => "",
        CaseState.NotAccepted or CaseState.NotExplained or CaseState.Found or CaseState.Heard or CaseState.OrderMade or CaseState.CorrectionFailed
            or CaseState.NotCorrected or CaseState.Circulated or CaseState.Referred or CaseState.ReductionFailed or CaseState.ReductionMissed => "bad",
        _ => "fair",
    };

    public static string Of(Move move) => move switch
    {
        Move.Open => In("立案", "Open"),
        Move.Serve => In("送达", "Serve"),
        Move.Submit => In("提交说明或材料", "Submit statement or evidence"),
        Move.Accept => In("认可", "Accept"),
        Move.Refuse => In("不认可", "Do not accept"),
        Move.DeclareMissed => In("认定逾期", "Record that the deadline was missed"),
        Move.Withdraw => In("撤回、取消或撤销", "Withdraw, cancel or revoke"),
        Move.Announce => In("通知", "Announce"),
        Move.Begin => In("开始", "Begin"),
        Move.AnswerItem => In("填写检查项目", "Fill in an item"),
        Move.RecordFinding => In("记录现场所见", "Record a finding"),
        Move.RecordViolation => In("认定违法行为", "Record a violation"),
        Move.DropViolation => In("撤回违法认定", "Take a violation back"),
        Move.Conclude => In("检查终结（有违法行为）", "Conclude with violations"),
        Move.Hear => In("听取陈述申辩", "Record the hearing"),
        Move.IssueOrder => In("责令限期改正", "Order to correct"),
        Move.Close => In("办结", "Close"),
        Move.CheckPassed => In("复查合格", "Re-check passed"),
        Move.CheckFailed => In("复查不合格", "Re-check failed"),
        Move.Circulate => In("通报", "Name in a circular"),
        Move.Refer => In("移送有权机关（处分）", "Refer for discipline"),
        Move.Recommend => In("提出建议", "Recommend"),
        Move.SettleRecommendation => In("登记建议落实情况", "Settle a recommendation"),
        Move.Report => In("收到审计报告", "Record the report"),
        Move.Follow => In("跟踪落实建议", "Follow up recommendations"),
        Move.Investigate => In("开始调查", "Investigate"),
        Move.Answer => In("答复举报人", "Answer"),
        Move.Pause => In("中止期限", "Stop the clock"),
        Move.Resume => In("恢复期限", "Resume the clock"),
        Move.Extend => In("延长期限", "Extend the deadline"),
        Move.OrderReduction => In("责令限期治理（地方规定）", "Order to reduce (local rule)"),
        Move.Attach => In("补充照片、文书", "Add photographs or papers"),
        _ => move.ToString(),
    };

    public static string Of(Precondition need) => need switch
    {
        Precondition.VerdictStands => In("所依据的评定已不再是超定额", "the verdict no longer says over"),
        Precondition.VerdictLapsed => In("所依据的评定仍为超定额", "the verdict still says over"),
        Precondition.DeadlinePassed => In("期限未过或已中止", "the deadline has not passed, or the clock stands"),
        Precondition.ClockRuns => In("期限已过或已中止", "the deadline has passed, or the clock stands"),
        Precondition.ClockStands => In("期限未中止", "the clock does not stand"),
        Precondition.ChecklistComplete => In("项目未填完", "the checklist is not complete"),
        Precondition.ViolationStands => In("没有成立的违法行为", "no violation stands"),
        Precondition.NoViolationStands => In("尚有成立的违法行为", "a violation stands"),
        Precondition.WasHeard => In("尚未听取陈述申辩", "the institution was not heard"),
        Precondition.RecommendationOpen => In("没有待落实的建议", "no recommendation waits"),
        Precondition.NoRecommendationOpen => In("尚有待落实的建议", "a recommendation waits"),
        _ => In("既未逾期也未复查不合格", "neither missed nor failed"),
    };

    public static string Of(CaseResult result) => result.Outcome switch
    {
        CaseOutcome.Done => In("已办理。", "Done."),
        CaseOutcome.NotFound => In("没有该案件、机构或评定。", "There is no such case, institution or verdict."),
        CaseOutcome.NotInOrder => In("未能办理：法定顺序中此时没有这一步。", "Not done: the law's order of steps does not have it here."),
        CaseOutcome.NotAllowed => In("未能办理：本账号无权。", "Not done: this account may not do it."),
        CaseOutcome.NotFinal => In("该结论为暂定：年度尚未结账，不能要求说明。", "The verdict is provisional: the year is not closed, so nobody is asked to explain it."),
        CaseOutcome.Missing => In($"未能办理：{Of(result.Missing!.Value)}。", $"Not done: {Of(result.Missing!.Value)}."),
        CaseOutcome.NoCalendar => In($"未能办理：{result.Year} 年工作日历尚未导入，期限无法计算。", $"Not done: the working-day calendar of {result.Year} was not imported, so the deadline cannot be computed."),
        _ => In($"未能办理：“{FieldOf(result.Field)}”缺少或不合规。", $"Not done: \"{FieldOf(result.Field)}\" is missing or out of bounds."),
    };

    public static string Of(InspectionCause cause) => cause switch
    {
        InspectionCause.SeriousOverrun => In("严重超定额", "serious overrun"),
        InspectionCause.ExplanationNotAccepted => In("说明未被认可", "explanation not accepted"),
        InspectionCause.NotExplained => In("逾期未说明", "not explained in time"),
        InspectionCause.Sample => In("随机抽查", "drawn"),
        InspectionCause.Tip => In("举报", "tip"),
        InspectionCause.AuditNotFollowed => In("审计建议未落实", "audit not followed"),
        InspectionCause.OpinionNotImplemented => In("整改意见未落实", "opinion not implemented"),
        _ => In("其他", "other"),
    };

    public static string Of(ItemResult result) => result switch
    {
        ItemResult.InOrder => In("符合", "in order"),
        ItemResult.Weak => In("薄弱", "weak"),
        ItemResult.NotInOrder => In("不符合", "not in order"),
        _ => In("不适用", "does not apply"),
    };

    public static string Of(FindingType type) => type switch
    {
        FindingType.Temperature => In("室温", "temperature"),
        FindingType.Meter => In("表计核对", "meter"),
        FindingType.Waste => In("浪费用能", "waste"),
        _ => In("其他所见", "observation"),
    };

    public static string Of(ClockKind kind) => kind switch
    {
        ClockKind.Explanation => In("作出说明", "explain"),
        ClockKind.Correction => In("改正", "correct"),
        ClockKind.Implementation => In("落实整改意见", "implement the opinion"),
        ClockKind.FollowUp => In("落实审计建议", "do what was recommended"),
        ClockKind.Answer => In("答复举报（本机关）", "answer the tip (agency)"),
        ClockKind.Reduction => In("治理", "bring down"),
        _ => In("审核、复查（本机关）", "review (agency)"),
    };

    public static string Of(ClockState state) => state switch
    {
        ClockState.Running => In("计算中", "runs"),
        ClockState.Met => In("如期", "met"),
        ClockState.Late => In("迟延", "late"),
        ClockState.Missed => In("逾期", "missed"),
        _ => In("终止", "ended"),
    };

    public static string Of(DeadlineStage stage) => stage switch
    {
        DeadlineStage.Approaching => In("临近", "approaches"),
        DeadlineStage.Missed => In("已逾期", "was missed"),
        DeadlineStage.Paused => In("中止中", "stands"),
        _ => In("未临近", "not near"),
    };

    public static string Of(DayUnit unit) => unit == DayUnit.Working ? In("工作日", "working days") : In("日历日", "calendar days");

    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Served => In("起算（当日不计）", "served, not counted"),
        StepKind.Counted => In("计入", "counted"),
        StepKind.MakeUp => In("调休上班，计入", "make-up day, counted"),
        StepKind.Weekend => In("周末，不计", "weekend, not counted"),
        StepKind.Holiday => In("节假日，不计", "holiday, not counted"),
        StepKind.Paused => In("中止，不计", "clock stands, not counted"),
        StepKind.Moved => In("末日非工作日，顺延", "last day moves on"),
        _ => In("届满", "last day"),
    };

    private static string FieldOf(string field) => field switch
    {
        nameof(MoveCommand.Text) => MoveText,
        nameof(MoveCommand.On) => MoveDay,
        nameof(MoveCommand.Days) => MoveDays,
        nameof(MoveCommand.From) => PauseFrom,
        nameof(MoveCommand.To) => PauseTo,
        nameof(MoveCommand.People) => People(0),
        nameof(MoveCommand.Number) => Item,
        nameof(MoveCommand.Result) or nameof(MoveCommand.Done) => ResultWord,
        nameof(MoveCommand.Finding) => FindingWord,
        nameof(MoveCommand.Ground) => RestsOn,
        nameof(MoveCommand.Attachments) => Files,
        nameof(OpenOpinion.Place) => Place,
        nameof(OpenTip.Informant) => InformantWord,
        "Seed" => Seed,
        _ => field,
    };
}
