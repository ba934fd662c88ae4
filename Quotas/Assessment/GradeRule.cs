using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Decides the grade of a closed period (design law 6). Pure.</summary>
/// <remarks>
/// <para>Below the gate: over by the measured part alone, or it cannot be judged.</para>
/// <para>
/// At or above the gate: what is missing is taken to be like the rest. Where both ends of that range lie on the same
/// side of the constraint value the period is judged, by the higher end; otherwise it cannot be judged. So missing data
/// never make a grade better.
/// </para>
/// </remarks>
public static class GradeRule
{
    /// <summary>Decides.</summary>
    /// <param name="row">The row.</param>
    /// <param name="figure">The figure; its <see cref="IndicatorFigure.Faults"/> make it impossible to judge.</param>
    /// <param name="gate">The least completeness, 0 to 1.</param>
    /// <returns>The grade, the value to show, and the reasons where it cannot be judged.</returns>
    public static (Grade Grade, decimal? Value, IReadOnlyList<JudgeFault> Reasons) Decide(
        QuotaRow row, IndicatorFigure figure, decimal gate)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.Value is not { } value || figure.Faults.Count > 0)
        {
            return (Grade.CannotJudge, figure.Value, figure.Faults);
        }

        if (figure.Completeness < gate)
        {
            return figure.AtLeast > row.Constraint
                ? (Grade.OverLowerBound, figure.AtLeast, [])
                : (Grade.CannotJudge, value, [Gaps(CannotJudgeReason.Incomplete, figure)]);
        }

        if (figure.Low > row.Constraint)
        {
            return (Grade.Over, value, []);
        }

        return figure is { Low: not null, High: { } high } && high <= row.Constraint
            ? (Tier(row, Math.Max(high, value)), value, [])
            : (Grade.CannotJudge, value, [Gaps(CannotJudgeReason.GapsCouldDecide, figure)]);
    }

    private static JudgeFault Gaps(CannotJudgeReason reason, IndicatorFigure figure) => new(reason, string.Join(' ', figure.Gaps));

    private static Grade Tier(QuotaRow row, decimal value)
    {
        if (value <= row.Leading)
        {
            return Grade.Leading;
        }

        return value <= row.Baseline ? Grade.Baseline : Grade.Constraint;
    }
}
