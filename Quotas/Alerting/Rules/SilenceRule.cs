using System.Globalization;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>When something was heard last.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Subject">What is silent: <c>gateway:</c> and its name, or <c>register:</c> and its name.</param>
/// <param name="LastHeard">When it was heard last, UTC.</param>
/// <param name="Every">How far apart it is expected to be heard; more than 0.</param>
public sealed record SilenceFacts(string InstitutionCode, string Subject, DateTimeOffset LastHeard, TimeSpan Every);

/// <summary>What has been silent for too long. Pure. One missing hour, or one missed message of a slow meter, is not too long.</summary>
public static class SilenceRule
{
    private const int MissedMessages = 3, SeriousFactor = 4;
    private const decimal Band = 0.5m;

    /// <summary>The alert of a silence, or <see langword="null"/>.</summary>
    /// <param name="facts">When it was heard.</param>
    /// <param name="at">Now.</param>
    /// <param name="policy">The settings; the month of the key is one of the site's zone.</param>
    public static AlertCandidate? Find(SilenceFacts facts, DateTimeOffset at, AlertPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        var silent = Hours(at - facts.LastHeard);
        var limit = Math.Max(policy.Options.SilentHours, Math.Ceiling(Hours(facts.Every * MissedMessages)));
        if (silent < limit * Band)
        {
            return null;
        }

        // By the month in which it fell silent: a silence over the month's end stays one alert.
        var began = TimeZoneInfo.ConvertTime(facts.LastHeard, policy.Zone);
        return new AlertCandidate(
            new AlertKey(facts.InstitutionCode, AlertKind.Silent, began.Year, began.ToString("yyyy-MM", CultureInfo.InvariantCulture), facts.Subject),
            silent >= Math.Max(policy.Options.SilentSeriousHours, limit * SeriousFactor) ? AlertGrade.Serious : AlertGrade.Warning)
        {
            Raises = silent >= limit,
            Value = Math.Floor(silent),
            Limit = limit,
            Unit = "h",
            Since = facts.LastHeard,
        };
    }

    private static decimal Hours(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerHour;
}
