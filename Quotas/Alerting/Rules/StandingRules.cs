using EnergyQuota.Quotas.Progress;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>Which standings of a year in progress raise alerts: pace, baseline and constraint value used up. Pure; none of them is a verdict.</summary>
public static class StandingRules
{
    /// <summary>The kinds they raise.</summary>
    public static IReadOnlyList<AlertKind> Kinds { get; } = [AlertKind.AheadOfSplit, AlertKind.BaselineUsedUp, AlertKind.ConstraintUsedUp];

    /// <summary>The alerts of a standing. One that is not known denies nothing: what stands is left standing.</summary>
    /// <param name="standing">The standing.</param>
    /// <param name="options">The settings.</param>
    public static IEnumerable<AlertCandidate> Find(Standing standing, AlertOptions options)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(options);
        if (standing.Level == StandingLevel.Unknown)
        {
            return Kinds.Select(kind => Of(standing, kind, AlertGrade.Information) with { Raises = false });
        }

        return Known(standing, options);
    }

    /// <summary>Whether enough of the year is over for pace and forecast to say something.</summary>
    /// <param name="until">The last whole day counted, exclusive.</param>
    /// <param name="year">The year in progress.</param>
    /// <param name="options">The settings.</param>
    public static bool SaysSomething(DateOnly until, int year, AlertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return until >= new DateOnly(year, 1, 1).AddMonths(options.PaceAfterMonths);
    }

    private static IEnumerable<AlertCandidate> Known(Standing standing, AlertOptions options)
    {
        if (standing.Level is StandingLevel.AheadOfSplit or StandingLevel.ConstraintUsedUp)
        {
            yield return Of(standing, AlertKind.AheadOfSplit, AlertGrade.Warning) with
            {
                Expected = standing.Expected,
                Raises = standing.Level == StandingLevel.AheadOfSplit && SaysSomething(standing.Until, standing.Year, options)
                    && standing.Value > standing.Expected * (1 + options.PaceMargin),
            };
        }

        if (standing.Level == StandingLevel.ConstraintUsedUp)
        {
            yield return Of(standing, AlertKind.ConstraintUsedUp, AlertGrade.Serious);
        }

        if (standing.Baseline is { } baseline && standing.Value > baseline)
        {
            yield return Of(standing, AlertKind.BaselineUsedUp, AlertGrade.Information) with { Limit = baseline };
        }
    }

    private static AlertCandidate Of(Standing standing, AlertKind kind, AlertGrade grade) =>
        new(new AlertKey(standing.InstitutionCode, kind, standing.Year, StandardCode: standing.StandardCode, RowKey: standing.RowKey), grade)
        {
            Indicator = standing.Indicator,
            Value = standing.Value,
            Limit = standing.Constraint,
            Unit = standing.Unit,
        };
}
