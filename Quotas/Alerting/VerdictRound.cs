using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>What an assessment says for alerts. Pure.</summary>
public static class VerdictRound
{
    /// <summary>The kinds that it can raise.</summary>
    public static IReadOnlyList<AlertKind> Kinds { get; } = [.. VerdictRule.Kinds, .. StandingRules.Kinds];

    /// <summary>Gathers the alerts of verdicts and standings. With a year's verdict what was said of its progress has had its time.</summary>
    /// <param name="institutions">The institutions assessed.</param>
    /// <param name="years">The closed years assessed.</param>
    /// <param name="verdicts">Their verdicts.</param>
    /// <param name="standings">The standings of the year in progress.</param>
    /// <param name="options">The settings.</param>
    public static AlertRound Of(
        IReadOnlyCollection<string> institutions, IReadOnlyCollection<int> years, IReadOnlyList<Verdict> verdicts, IReadOnlyList<Standing> standings, AlertOptions options)
    {
        var reported = years.Concat(standings.Select(s => s.Year)).ToHashSet();
        return new AlertRound(
            institutions,
            Kinds,
            [.. verdicts.Select(VerdictRule.Find).OfType<AlertCandidate>(), .. standings.SelectMany(s => StandingRules.Find(s, options))],
            alert => reported.Contains(alert.Year));
    }
}
