using System.Globalization;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>A step that somebody owes by a day.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Case">The case, as its pages name it.</param>
/// <param name="Deadline">The last day on which it is in time.</param>
/// <param name="Owner">The account that owes it, or <see langword="null"/>.</param>
public sealed record DeadlineFacts(string InstitutionCode, string Case, DateOnly Deadline, string? Owner);

/// <summary>Whether a step is due soon or overdue. Pure. Days of grace and notice are working days.</summary>
public static class OverdueStepRule
{
    private const int FurthestDays = 3_660;

    /// <summary>The alert, or <see langword="null"/>.</summary>
    /// <param name="facts">The step.</param>
    /// <param name="today">Today at the site.</param>
    /// <param name="policy">The settings and the calendar.</param>
    public static AlertCandidate? Find(DeadlineFacts facts, DateOnly today, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        var isLate = today > facts.Deadline;
        var days = isLate ? Between(facts.Deadline, today, policy.Calendar) : Between(today, facts.Deadline, policy.Calendar);
        if (!isLate && (days > policy.Options.DeadlineDays || policy.Options.DeadlineDays == 0))
        {
            return null;
        }

        // A deadline on the eve of a holiday is missed on the first working day after it, not during it.
        if (isLate && days == 0)
        {
            return Of(facts, AlertGrade.Information, 0);
        }

        return Of(facts, !isLate ? AlertGrade.Information : days > policy.Options.DeadlineSeriousDays ? AlertGrade.Serious : AlertGrade.Warning, isLate ? days : -days);
    }

    private static AlertCandidate Of(DeadlineFacts facts, AlertGrade grade, int late) => new(
        new AlertKey(
            facts.InstitutionCode, AlertKind.OverdueStep, facts.Deadline.Year, facts.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"case:{facts.Case}"),
        grade)
    {
        Value = late,
        Unit = "d",
        Owner = facts.Owner,
    };

    // Working days after the first day, up to and with the last.
    private static int Between(DateOnly first, DateOnly last, IWorkingDays calendar)
    {
        var days = 0;
        for (var day = first.AddDays(1); day <= last && day <= first.AddDays(FurthestDays); day = day.AddDays(1))
        {
            days += calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return days;
    }
}
