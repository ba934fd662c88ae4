using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>How well an institution was measured, month by month.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="EnergyType">The energy type of the months; <see langword="null"/>: the years alone.</param>
/// <param name="Months">The last six whole months with their completeness, 0 to 1, in the order of time; months without a boundary are left out.</param>
/// <param name="Years">The last closed years that could not be judged for want of data, in the order of time.</param>
public sealed record NotJudgeableFacts(
    string InstitutionCode, EnergyType? EnergyType, IReadOnlyList<(DateOnly Month, decimal Completeness)> Months, IReadOnlyList<int> Years);

/// <summary>
/// Whether an institution is measured too badly again and again. Pure. Consumption without metering by type and in real time is
/// one of the eight violations of Decree 531, art. 37; an alert is no finding of one.
/// </summary>
public static class NotJudgeableRule
{
    private static readonly string[] OfData = [nameof(CannotJudgeReason.BoundaryMissing), nameof(CannotJudgeReason.Incomplete), nameof(CannotJudgeReason.GapsCouldDecide)];

    /// <summary>Whether a verdict could not be given for want of data; a missing area or coefficient is another matter.</summary>
    /// <param name="reasons">The verdict's reasons.</param>
    public static bool IsForWantOfData(string reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return reasons.Split(',').Select(reason => reason.Split(':')[0].Trim()).Any(OfData.Contains);
    }

    /// <summary>The alert, or <see langword="null"/>.</summary>
    /// <param name="facts">How well it was measured.</param>
    /// <param name="today">Today at the site.</param>
    /// <param name="policy">The settings.</param>
    public static AlertCandidate? Find(NotJudgeableFacts facts, DateOnly today, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        var months = facts.Months.Count(m => m.Completeness < policy.Gate);
        var twoYears = facts.Years.Contains(today.Year - 1) && facts.Years.Contains(today.Year - 2);
        var limit = policy.Options.UnjudgeableMonths;
        if (months < limit - 1 && !twoYears)
        {
            return null;
        }

        return new AlertCandidate(
            new AlertKey(facts.InstitutionCode, AlertKind.RepeatedlyNotJudgeable, today.AddMonths(-1).Year, Subject: facts.EnergyType?.ToString() ?? ""), AlertGrade.Serious)
        {
            Raises = months >= limit || twoYears,
            Value = months,
            Limit = limit,
            Unit = "mo",
            Reasons = string.Join(',', facts.Years.TakeLast(2)),
        };
    }
}
