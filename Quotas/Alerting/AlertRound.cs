namespace EnergyQuota.Quotas.Alerting;

/// <summary>What some rules found about some institutions, and of what else they can say that it no longer holds.</summary>
/// <param name="Institutions">The institutions looked at; the empty text for what concerns a region. <see langword="null"/>: all there are.</param>
/// <param name="Kinds">The kinds of alerts looked for.</param>
/// <param name="Candidates">What was found.</param>
/// <param name="Covers">
/// Of the alerts of these institutions and kinds, those that the facts speak of: one that is not among the candidates has
/// resolved itself. Others are left as they are.
/// </param>
public sealed record AlertRound(
    IReadOnlyCollection<string>? Institutions, IReadOnlyCollection<AlertKind> Kinds, IReadOnlyList<AlertCandidate> Candidates, Func<Alert, bool> Covers);
