using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Texts;

/// <content>Words of closing years, of reopening, and of what is final.</content>
internal static partial class Text
{
    public static string YearClosing => In("年度结账", "Year closing");
    public static string YearClosings => In("年度结账", "Closing years");
    public static string YearClosingNote => In(
        "年度结账须各月均已结账。年度结账前评定结论为暂定，结账后为定稿；不能评定也须由监管员按名认可。",
        "A year is closed when its months are. Until then its verdicts are provisional, from then on final; that a year cannot be judged is accepted by name too.");
    public static string CloseYear => In("年度结账", "Close this year");
    public static string YearIsClosed => In("已年度结账", "year closed");
    public static string YearCanClose => In("可年度结账", "year can be closed");
    public static string YearProved => In("各月结账与结论同年度结账摘要一致", "Months and verdicts are what was closed (digest proved)");
    public static string YearNotProved => In("各月结账或结论与年度结账摘要不一致", "Months or verdicts are not what was closed: the digests differ");
    public static string ClosedMonths => In("已结月份", "Months closed");
    public static string MonthsOf(int closed, int all) => In($"{closed}/{all} 个月", $"{closed} of {all}");
    public static string StandsInTheWay => In("结账障碍", "What stands in the way");
    public static string NothingInTheWay => In("没有障碍。", "Nothing stands in the way.");
    public static string ClosingEdition(int edition) => In($"第 {edition} 次结账", $"closing no. {edition}");
    public static string FinalOf(int final, int all) => In(
        $"定稿 {Show.Count(final)} 家，暂定 {Show.Count(all - final)} 家", $"final: {Show.Count(final)}; provisional: {Show.Count(all - final)}");

    public static string Reopen => In("反结账", "Reopen");
    public static string ReopenConfirm => In("确认反结账", "Confirm: reopen it");
    public static string ReopenNote => In(
        "反结账是一项留存记录的决定：原结账不删除，再次结账为新的一次。只能反结最近已结的月份。",
        "Reopening is a decision on record: the closing is kept, and closing again makes another one. Only the newest closed month is reopened.");
    public static string CloseYearFirst => In("年度结账后可要求说明", "asked once the year is closed");
    public static string ReopenYearNote => In("年度反结账后，该年结论恢复为暂定，各月仍为已结。", "When the year is reopened its verdicts are provisional again; its months stay closed.");
    public static string ReopenReason => In("反结账理由", "Reason for reopening");
    public static string ReopenDocument => In("依据文件", "Document it rests on");
    public static string ReopenInsistence => In("仍要反结账的理由", "Why all the same");
    public static string ReopenedSaid => In("已反结账。", "Reopened.");
    public static string ReopenedByAt(string who, string when) => In($"{who} 于 {when} 反结账", $"Reopened by {who} at {when}");
    public static string YearReopens => In("该月所在年度已结账，将一并反结账，结论恢复为暂定。", "The year of this month is closed: it is reopened too, and its verdicts are provisional again.");
    public static string SharedStay(int count) => In(
        $"其中 {count} 个计度器由其他单位的结账覆盖，仍为已结。", $"{count} of its registers stay closed: another institution's closing covers them.");
    public static string NoFigureMoves => In("没有数值会因反结账而变动。", "No figure moves by reopening.");
    public static string FiguresMove => In("反结账后按现知数显示：", "These figures become what is now known:");
    public static string BookingMovesNoVerdict => In(
        "入账只记录差异，不改变评定结论；计入全部已知数据时结论为：", "Booking records the difference and moves no verdict; with all that is known the verdicts would be:");
    public static string VerdictsOfYear(int year) => In($"{year} 年评定结论", $"Verdicts of {year}");

    public static string OfReopening(ReopenResult result) => result.Result.Outcome switch
    {
        EditOutcome.Done => ReopenedSaid,
        EditOutcome.Invalid when result.Blocks.Count > 0 => In("不能反结账：", "It cannot be reopened: ") + string.Join(In("；", "; "), result.Blocks.Select(Of)),
        _ => Of(result.Result),
    };

    public static string OfYear(EditResult result) => result.Outcome == EditOutcome.Done ? In("已年度结账。", "The year is closed.") : OfClosing(result);

    public static string Of(ReopenBlock block) => block.Kind switch
    {
        ReopenBlockKind.NotClosed => In("尚未结账", "it is not closed"),
        ReopenBlockKind.LaterClosed => In("其后还有已结账的期间，须先反结最近的一期", "a later one is closed: the newest is reopened first"),
        ReopenBlockKind.AdjustmentsBooked => In(
            $"该月已有 {block.Count} 笔入账调整：请对差异入账冲回，不反结账", $"{block.Count} adjustments of it are booked: book the reversal of what is wrong instead"),
        _ => In($"有 {block.Count} 件要求说明的案件以该年结论为依据；仍要反结账须另述理由", $"{block.Count} open cases rest on the verdicts of this year; say why all the same"),
    };

    public static string Of(YearBlock block)
    {
        var what = block.Kind switch
        {
            YearBlockKind.TooSoon => In("年度尚未结束", "the year is not over"),
            YearBlockKind.NotInBeing => In("该单位在该年度不存在", "the institution was not in being"),
            YearBlockKind.MonthOpen => In("尚未结账", "is not closed"),
            YearBlockKind.FindingOpen => In("有异常等待裁定", "a disturbance waits for a decision"),
            YearBlockKind.AdjustmentPending => In("有待入账调整", "adjustments pending"),
            YearBlockKind.VerdictWaits => In("结论待重新评定", "the assessment has not caught up"),
            _ => In("无法评定：", "cannot judge: ") + OfReasons(block.Reason),
        };
        return string.Join(' ', ((string?[])[block.Month?.ToString(), block.Register?.Meter, block.Indicator is { } indicator ? Of(indicator) : null, what]).Where(part => part is not null));
    }

    public static string OfAccepted(YearAcceptance accepted) => accepted.Kind == YearBlockKind.FindingOpen
        ? $"{accepted.Subject} {In("有异常等待裁定", "a disturbance waits for a decision")}"
        : $"{In("无法评定", "cannot judge")} {OfReasons(accepted.Subject.Split(' ', 2)[^1])}";

    public static string Of(VerdictFinality finality) => finality switch
    {
        VerdictFinality.Final => In("定稿", "final"),
        VerdictFinality.AfterClosing => In("结账后修订", "found after closing"),
        _ => In("暂定", "provisional"),
    };

    public static string Tone(VerdictFinality finality) => finality switch
    {
        VerdictFinality.Final => "good",
        VerdictFinality.AfterClosing => "bad",
        _ => "fair",
    };

    public static string Of(ClosingState state) => state switch
    {
        ClosingState.Open => In("未结账", "open"),
        ClosingState.Ready => IsOpenMonth,
        ClosingState.Blocked => IsBlocked,
        _ => IsClosedMonth,
    };

    public static string Of(ClosingYearState state) => state switch
    {
        ClosingYearState.MonthsOpen => In("有月份未结", "months open"),
        ClosingYearState.MonthsClosed => In("各月已结，年度未结", "months closed, year open"),
        _ => YearIsClosed,
    };
}
