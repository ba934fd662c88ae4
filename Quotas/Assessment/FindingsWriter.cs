using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Adds changed verdicts as new revisions and raises each alert once, gathering the audit lines.</summary>
internal sealed class FindingsWriter(
    StateContext state, IReadOnlyList<string> institutions, IReadOnlyCollection<int> years, DateTimeOffset at)
{
    private readonly List<AuditLine> _lines = [];

    public IReadOnlyList<AuditLine> Lines => _lines;

    public int VerdictsWritten { get; private set; }

    public int AlertsRaised { get; private set; }

    /// <summary>Whether two verdicts say the same on the same grounds; when they were found does not count.</summary>
    public static bool Same(Verdict left, Verdict right) =>
        (left.Grade, left.Reasons, left.Value, left.Completeness, left.KnownValue, left.KnownGrade, left.StandardCode, left.RowKey, left.RowReasonZh, left.CoefficientSetId, left.InputsJson)
        == (right.Grade, right.Reasons, right.Value, right.Completeness, right.KnownValue, right.KnownGrade, right.StandardCode, right.RowKey, right.RowReasonZh, right.CoefficientSetId, right.InputsJson);

    /// <summary>Writes the verdicts of all years that were assessed; one that is not found any more lapses.</summary>
    public async Task WriteVerdictsAsync(IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var stored = await state.Set<Verdict>()
            .Where(v => years.Contains(v.Year) && institutions.Contains(v.InstitutionCode)).ToListAsync(cancellationToken);
        var byKey = stored.ToLookup(v => (v.InstitutionCode, v.Year, v.Indicator));
        foreach (var verdict in verdicts)
        {
            Revise(verdict, [.. byKey[(verdict.InstitutionCode, verdict.Year, verdict.Indicator)]]);
        }

        var found = verdicts.Select(v => (v.InstitutionCode, v.Year, v.Indicator)).ToHashSet();
        foreach (var gone in stored.Where(v => v.Current && !found.Contains((v.InstitutionCode, v.Year, v.Indicator))))
        {
            gone.Current = false;
            _lines.Add(new AuditLine("verdict.lapsed", Subject(gone), new { gone.RowKey, gone.Revision }));
        }
    }

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

    private void Revise(Verdict verdict, IReadOnlyList<Verdict> earlier)
    {
        var current = earlier.FirstOrDefault(v => v.Current);
        if (current is not null && Same(current, verdict))
        {
            return;
        }

        if (current is not null)
        {
            current.Current = false;
        }

        // The change may run again after a clash, by when the first attempt has given it a number.
        verdict.Id = 0;
        verdict.Revision = earlier.Count == 0 ? 1 : earlier.Max(v => v.Revision) + 1;
        state.Add(verdict);
        VerdictsWritten++;
        _lines.Add(new AuditLine(
            current is null ? "verdict.found" : "verdict.revised",
            Subject(verdict),
            new { verdict.Indicator, verdict.RowKey, verdict.Grade, verdict.Value, verdict.Reasons, verdict.Revision, Before = current?.Grade }));
    }

    private static (string Institution, string Standard, string Row, int Year, AlertKind Kind) Key(Alert alert) =>
        (alert.InstitutionCode, alert.StandardCode, alert.RowKey, alert.Year, alert.Kind);

    private static string Subject(Verdict verdict) => $"institution:{verdict.InstitutionCode}:{verdict.Year}";

    private static string Subject(Alert alert) => $"institution:{alert.InstitutionCode}:{alert.Year}";
}
