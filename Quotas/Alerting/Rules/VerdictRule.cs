using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>Which verdicts raise an alert. Pure. What is within the quota raises none.</summary>
public static class VerdictRule
{
    /// <summary>The kinds it raises.</summary>
    public static IReadOnlyList<AlertKind> Kinds { get; } = [AlertKind.Over, AlertKind.OverLowerBound, AlertKind.CannotJudge];

    /// <summary>The alert of a verdict, or <see langword="null"/>. Over is serious, since an explanation is due; not to be judged is a warning.</summary>
    /// <param name="verdict">The verdict.</param>
    public static AlertCandidate? Find(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        AlertKind? kind = verdict.Grade switch
        {
            Grade.Over => AlertKind.Over,
            Grade.OverLowerBound => AlertKind.OverLowerBound,
            Grade.CannotJudge => AlertKind.CannotJudge,
            _ => null,
        };
        return kind is null ? null : new AlertCandidate(
            new AlertKey(verdict.InstitutionCode, kind.Value, verdict.Year, StandardCode: verdict.StandardCode, RowKey: verdict.RowKey),
            kind == AlertKind.CannotJudge ? AlertGrade.Warning : AlertGrade.Serious)
        {
            Indicator = verdict.Indicator,
            Value = verdict.Value,
            Limit = verdict.Constraint,
            Unit = verdict.Unit,
            Reasons = verdict.Reasons,
        };
    }
}
