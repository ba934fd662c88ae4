using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Raises each alert once, gathering the audit lines.</summary>
internal sealed class FindingsWriter(
    StateContext state, IReadOnlyList<string> institutions, IReadOnlyCollection<int> years, DateTimeOffset at)
{
    private readonly List<AuditLine> _lines = [];

    public IReadOnlyList<AuditLine> Lines => _lines;

    public int AlertsRaised { get; private set; }

    public async Task WriteAlertsAsync(
        IReadOnlyList<Verdict> verdicts, IReadOnlyList<Standing> standings, CancellationToken cancellationToken)
    {
        var due = verdicts.Select(v => AlertRule.Of(v, at)).Concat(standings.Select(s => AlertRule.Of(s, at))).OfType<Alert>().ToList();
        var reported = years.Concat(standings.Select(s => s.Year)).Distinct().ToList();
        var stored = await state.Set<Alert>()
            .Where(a => reported.Contains(a.Year) && institutions.Contains(a.InstitutionCode)).ToListAsync(cancellationToken);
        var byKey = stored.ToDictionary(Key);
        foreach (var alert in due)
        {
            if (!byKey.TryGetValue(Key(alert), out var old))
            {
                state.Add(alert);
                AlertsRaised++;
                _lines.Add(new AuditLine("alert.raised", Subject(alert), new { alert.Kind, alert.Value, alert.Constraint, alert.Reasons }));
            }
            else if (old.State == AlertState.Withdrawn)
            {
                Reopen(old, alert);
            }
        }

        var keys = due.Select(Key).ToHashSet();
        var usedUpNoMore = standings.Where(s => s.Level is StandingLevel.OnCourse or StandingLevel.AheadOfSplit)
            .Select(s => (s.InstitutionCode, s.StandardCode, s.RowKey, s.Year, AlertKind.ConstraintUsedUp)).ToHashSet();
        foreach (var outdated in stored.Where(a => a.State != AlertState.Withdrawn && !keys.Contains(Key(a)) && IsDenied(a, usedUpNoMore)))
        {
            outdated.State = AlertState.Withdrawn;
            _lines.Add(new AuditLine("alert.withdrawn", Subject(outdated), new { outdated.Id, outdated.Kind, outdated.AcknowledgedBy }));
        }
    }

    // What was found again is new: whoever acknowledged the earlier finding has not seen this one.
    private void Reopen(Alert old, Alert found)
    {
        _lines.Add(new AuditLine("alert.reopened", Subject(old), new
        {
            old.Id,
            old.Kind,
            found.Value,
            found.Constraint,
            found.Reasons,
            Before = new { old.Value, old.Constraint, old.Reasons, old.RaisedAt, old.AcknowledgedBy, old.AcknowledgedAt, old.Comment },
        }));
        (old.State, old.Value, old.Constraint, old.Reasons, old.RaisedAt) = (AlertState.Open, found.Value, found.Constraint, found.Reasons, found.RaisedAt);
        (old.AcknowledgedBy, old.AcknowledgedAt, old.Comment) = (null, null, "");
    }

    // That a year ran high in spring stays true in autumn. A verdict that says otherwise, or a year that is known to be below
    // its constraint value after all, denies what was reported, acknowledged or not.
    private bool IsDenied(
        Alert alert, HashSet<(string Institution, string Standard, string Row, int Year, AlertKind Kind)> usedUpNoMore) => alert.Kind switch
        {
            AlertKind.Over or AlertKind.OverLowerBound or AlertKind.CannotJudge => years.Contains(alert.Year),
            AlertKind.ConstraintUsedUp => usedUpNoMore.Contains(Key(alert)),
            _ => false,
        };

    private static (string Institution, string Standard, string Row, int Year, AlertKind Kind) Key(Alert alert) =>
        (alert.InstitutionCode, alert.StandardCode, alert.RowKey, alert.Year, alert.Kind);

    private static string Subject(Alert alert) => $"institution:{alert.InstitutionCode}:{alert.Year}";
}
