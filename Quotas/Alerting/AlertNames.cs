namespace EnergyQuota.Quotas.Alerting;

/// <summary>What kinds and states of alerts are called, on pages and in reports.</summary>
public static class AlertNames
{
    /// <summary>A kind, in Chinese and in English.</summary>
    /// <param name="kind">The kind.</param>
    public static (string Zh, string En) Of(AlertKind kind) => kind switch
    {
        AlertKind.AheadOfSplit => ("超前于进度", "Ahead of the split"),
        AlertKind.ConstraintUsedUp => ("约束值已用尽", "Constraint used up"),
        AlertKind.Over => ("超定额", "Over the quota"),
        AlertKind.OverLowerBound => ("超定额（下限）", "Over (lower bound)"),
        AlertKind.CannotJudge => ("无法评定", "Cannot be judged"),
        AlertKind.BaselineUsedUp => ("基准值已用尽", "Baseline used up"),
        AlertKind.ForecastOver => ("预测将超定额", "Forecast over the quota"),
        AlertKind.OffHoursLoad => ("非工作时段用能偏高", "High use outside working hours"),
        AlertKind.SuddenChange => ("用量突变", "Sudden change"),
        AlertKind.Silent => ("无数据上报", "Silent"),
        AlertKind.DataIncomplete => ("数据不完整", "Data incomplete"),
        AlertKind.RepeatedlyNotJudgeable => ("多次无法评定", "Repeatedly not judgeable"),
        AlertKind.SuspectRegister => ("可疑示数久未裁定", "Suspect register undecided"),
        AlertKind.UnbalancedTree => ("总分表不平衡", "Meters do not balance"),
        AlertKind.OverdueStep => ("办理期限", "Deadline of a step"),
        AlertKind.StandardReviewDue => ("标准应予复审", "Standard due for review"),
        _ => (kind.ToString(), kind.ToString()),
    };

    /// <summary>A state, in Chinese and in English.</summary>
    /// <param name="state">The state.</param>
    public static (string Zh, string En) Of(AlertState state) => state switch
    {
        AlertState.Open => ("未确认", "open"),
        AlertState.Acknowledged => ("已确认", "acknowledged"),
        AlertState.Withdrawn => ("已自行解除", "resolved itself"),
        AlertState.Resolved => ("已办结", "resolved"),
        AlertState.Escalated => ("已上报", "escalated"),
        _ => (state.ToString(), state.ToString()),
    };

    /// <summary>A grade, in Chinese and in English.</summary>
    /// <param name="grade">The grade.</param>
    public static (string Zh, string En) Of(AlertGrade grade) => grade switch
    {
        AlertGrade.Information => ("提示", "information"),
        AlertGrade.Warning => ("预警", "warning"),
        AlertGrade.Serious => ("严重", "serious"),
        _ => (grade.ToString(), grade.ToString()),
    };
}
