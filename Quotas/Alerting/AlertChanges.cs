namespace EnergyQuota.Quotas.Alerting;

/// <summary>What becomes of an alert.</summary>
internal enum AlertTurn
{
    /// <summary>It is raised for the first time.</summary>
    Raise,

    /// <summary>It is found again after it was gone.</summary>
    Reopen,

    /// <summary>It is found worse than it stands.</summary>
    Worsen,

    /// <summary>It is not found any more.</summary>
    Withdraw,
}

/// <summary>One alert that a round moves.</summary>
/// <param name="Turn">What becomes of it.</param>
/// <param name="Alert">The alert that stands; <see langword="null"/> where it is raised.</param>
/// <param name="Found">What was found; <see langword="null"/> where it is withdrawn.</param>
internal readonly record struct AlertChange(AlertTurn Turn, Alert? Alert, AlertCandidate? Found)
{
    /// <summary>The institution; the empty text for what concerns a region.</summary>
    public string InstitutionCode => Alert?.InstitutionCode ?? Found!.Key.InstitutionCode;
}

/// <summary>Compares what a round found with the alerts that stand. Pure.</summary>
internal static class AlertChanges
{
    /// <summary>What the round moves; nothing where it is compared with what it has left behind.</summary>
    /// <param name="round">The round.</param>
    /// <param name="stored">The alerts of its institutions and kinds that hold, and all of them of the years of its candidates.</param>
    public static IEnumerable<AlertChange> Of(AlertRound round, IReadOnlyCollection<Alert> stored)
    {
        var byKey = stored.ToDictionary(AlertKey.Of);
        foreach (var candidate in round.Candidates.OrderByDescending(c => c.Raises).DistinctBy(c => c.Key))
        {
            var alert = byKey.GetValueOrDefault(candidate.Key);
            if (candidate.Raises && alert is null)
            {
                yield return new AlertChange(AlertTurn.Raise, null, candidate);
            }
            else if (candidate.Raises && !alert!.Holds)
            {
                yield return new AlertChange(AlertTurn.Reopen, alert, candidate);
            }
            else if (candidate.Raises && candidate.Grade > alert!.Grade)
            {
                yield return new AlertChange(AlertTurn.Worsen, alert, candidate);
            }
        }

        var kept = round.Candidates.Select(c => c.Key).ToHashSet();
        foreach (var gone in stored.Where(a => a.Holds && !kept.Contains(AlertKey.Of(a)) && round.Covers(a)))
        {
            yield return new AlertChange(AlertTurn.Withdraw, gone, null);
        }
    }
}
