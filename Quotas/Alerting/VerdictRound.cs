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
    /// <param name="year">The year assessed: of its alerts what is not found any more is over.</param>
    /// <param name="verdicts">Their verdicts.</param>
    /// <param name="standings">The standings of the year in progress.</param>
    /// <param name="options">The settings.</param>
    public static AlertRound Of(
        IReadOnlyCollection<string> institutions, int year, IReadOnlyList<Verdict> verdicts, IReadOnlyList<Standing> standings, AlertOptions options) => new(
            institutions,
            Kinds,
            [.. verdicts.Select(VerdictRule.Find).OfType<AlertCandidate>(), .. standings.SelectMany(s => StandingRules.Find(s, options))],
            alert => alert.Year == year);
}
