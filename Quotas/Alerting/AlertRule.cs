using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>Says which verdicts and standings raise an alert. Pure. What is within the quota or not known yet raises none.</summary>
public static class AlertRule
{
    /// <summary>The alert of a verdict, or <see langword="null"/>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="at">When it is raised.</param>
    public static Alert? Of(Verdict verdict, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        AlertKind? kind = verdict.Grade switch
        {
            Grade.Over => AlertKind.Over,
            Grade.OverLowerBound => AlertKind.OverLowerBound,
            Grade.CannotJudge => AlertKind.CannotJudge,
            _ => null,
        };
        return kind is null ? null : new Alert
        {
            InstitutionCode = verdict.InstitutionCode,
            Year = verdict.Year,
            Kind = kind.Value,
            StandardCode = verdict.StandardCode,
            RowKey = verdict.RowKey,
            Indicator = verdict.Indicator,
            Value = verdict.Value,
            Constraint = verdict.Constraint,
            Unit = verdict.Unit,
            Reasons = verdict.Reasons,
            RaisedAt = at,
            State = AlertState.Open,
        };
    }

    /// <summary>The alert of a standing, or <see langword="null"/>.</summary>
    /// <param name="standing">The standing.</param>
    /// <param name="at">When it is raised.</param>
    public static Alert? Of(Standing standing, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(standing);
        AlertKind? kind = standing.Level switch
        {
            StandingLevel.AheadOfSplit => AlertKind.AheadOfSplit,
            StandingLevel.ConstraintUsedUp => AlertKind.ConstraintUsedUp,
            _ => null,
        };
        return kind is null ? null : new Alert
        {
            InstitutionCode = standing.InstitutionCode,
            Year = standing.Year,
            Kind = kind.Value,
            StandardCode = standing.StandardCode,
            RowKey = standing.RowKey,
            Indicator = standing.Indicator,
            Value = standing.Value,
            Constraint = standing.Constraint,
            Unit = standing.Unit,
            RaisedAt = at,
            State = AlertState.Open,
        };
    }
}
