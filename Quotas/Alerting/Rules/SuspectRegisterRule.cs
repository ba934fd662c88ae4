using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>The oldest finding about a register that waits at the data desk.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Register">The register.</param>
/// <param name="Kind">What was found.</param>
/// <param name="At">The first point of the disturbance, UTC.</param>
public sealed record OpenFindingFacts(string InstitutionCode, RegisterId Register, FindingKind Kind, DateTimeOffset At);

/// <summary>Whether a finding has waited for too long. Pure.</summary>
public static class SuspectRegisterRule
{
    private const int SeriousFactor = 4;

    /// <summary>The alert, or <see langword="null"/>.</summary>
    /// <param name="facts">The finding.</param>
    /// <param name="at">Now.</param>
    /// <param name="policy">The settings; the day of the key is one of the site's zone.</param>
    public static AlertCandidate? Find(OpenFindingFacts facts, DateTimeOffset at, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        var days = (at - facts.At).Days;
        var day = CalendarDays.DayOf(facts.At, policy.Zone);
        return days < policy.Options.SuspectDays ? null : new AlertCandidate(
            new AlertKey(facts.InstitutionCode, AlertKind.SuspectRegister, day.Year, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"register:{facts.Register}"),
            days >= policy.Options.SuspectDays * SeriousFactor ? AlertGrade.Serious : AlertGrade.Warning)
        {
            Value = days,
            Limit = policy.Options.SuspectDays,
            Unit = "d",
            Since = facts.At,
            Reasons = facts.Kind.ToString(),
        };
    }
}
