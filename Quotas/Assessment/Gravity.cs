namespace EnergyQuota.Quotas.Assessment;

/// <summary>How verdicts weigh where one word stands for an institution with several indicators. Pure.</summary>
public static class Gravity
{
    /// <summary>The gravest of some verdicts; <see langword="null"/> where there is none.</summary>
    /// <param name="grades">The verdicts, one for each indicator.</param>
    public static Grade? Gravest(IEnumerable<Grade> grades)
    {
        ArgumentNullException.ThrowIfNull(grades);
        return grades.Select(static grade => (Grade?)grade).MaxBy(static grade => Of(grade!.Value));
    }

    /// <summary>A verdict's weight: over before what cannot be judged, that before everything within the quota.</summary>
    /// <param name="grade">The verdict.</param>
    public static int Of(Grade grade) => grade switch
    {
        Grade.Over => 6,
        Grade.OverLowerBound => 5,
        Grade.CannotJudge => 4,
        _ => (int)grade,
    };
}
