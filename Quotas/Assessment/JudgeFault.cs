using System.Globalization;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Why a period cannot be judged, with what is missing by name.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Detail">
/// What is missing, words separated by blanks, without comma or colon: the first day without a figure, the energy types and
/// units without coefficient, the energy types with gaps. Empty where the reason says all.
/// </param>
public readonly record struct JudgeFault(CannotJudgeReason Reason, string Detail = "")
{
    /// <summary>A fault dated by the first day on which it is so.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="day">The day.</param>
    public static JudgeFault On(CannotJudgeReason reason, DateOnly day) =>
        new(reason, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The reason's name, and after a colon the detail where there is one: the form in which verdicts keep it.</summary>
    public override string ToString() => Detail.Length == 0 ? Reason.ToString() : $"{Reason}:{Detail}";
}
