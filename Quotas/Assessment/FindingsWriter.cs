using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Adds changed verdicts as new revisions and raises each alert once, gathering the audit lines.</summary>
internal sealed class FindingsWriter(StateContext state, IReadOnlyList<string> institutions, DateTimeOffset at)
{
    private readonly List<AuditLine> _lines = [];

    public IReadOnlyList<AuditLine> Lines => _lines;

    public int VerdictsWritten { get; private set; }

    public int AlertsRaised { get; private set; }

    /// <summary>Whether two verdicts say the same on the same grounds; when they were found does not count.</summary>
    public static bool Same(Verdict left, Verdict right) =>
        (left.Grade, left.Reasons, left.Value, left.Completeness, left.StandardCode, left.RowKey, left.RowReasonZh, left.CoefficientSetId, left.InputsJson)
        == (right.Grade, right.Reasons, right.Value, right.Completeness, right.StandardCode, right.RowKey, right.RowReasonZh, right.CoefficientSetId, right.InputsJson);

    public async Task WriteVerdictsAsync(IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken)
    {
        foreach (var year in verdicts.GroupBy(v => v.Year))
        {
            var stored = await state.Set<Verdict>()
                .Where(v => v.Year == year.Key && institutions.Contains(v.InstitutionCode)).ToListAsync(cancellationToken);
            var byKey = stored.ToLookup(v => (v.InstitutionCode, v.Indicator));
            foreach (var verdict in year)
            {
                Revise(verdict, [.. byKey[(verdict.InstitutionCode, verdict.Indicator)]]);
            }

            var found = year.Select(v => (v.InstitutionCode, v.Indicator)).ToHashSet();
            foreach (var gone in stored.Where(v => v.Current && !found.Contains((v.InstitutionCode, v.Indicator))))
            {
                gone.Current = false;
                _lines.Add(new AuditLine("verdict.lapsed", Subject(gone), new { gone.RowKey, gone.Revision }));
            }
        }
    }

    public async Task WriteAlertsAsync(
        IReadOnlyList<Verdict> verdicts, IReadOnlyList<Standing> standings, CancellationToken cancellationToken)
    {
        var due = verdicts.Select(v => AlertRule.Of(v, at)).Concat(standings.Select(s => AlertRule.Of(s, at))).OfType<Alert>().ToList();
        var years = verdicts.Select(v => v.Year).Concat(standings.Select(s => s.Year)).Distinct().ToList();
        var stored = await state.Set<Alert>()
            .Where(a => years.Contains(a.Year) && institutions.Contains(a.InstitutionCode)).ToListAsync(cancellationToken);
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
                old.State = AlertState.Open;
                _lines.Add(new AuditLine("alert.reopened", Subject(alert), new { alert.Kind, alert.Value, alert.Constraint, alert.Reasons }));
            }
        }

        Withdraw(stored, verdicts.Select(v => (v.InstitutionCode, v.Year)).ToHashSet(), due.Select(Key).ToHashSet());
    }

    // Only what a verdict raised is withdrawn: that a year ran high in spring stays true in autumn.
    private void Withdraw(
        IEnumerable<Alert> stored,
        HashSet<(string Institution, int Year)> judged,
        HashSet<(string Institution, string Standard, string Row, int Year, AlertKind Kind)> due)
    {
        var outdated = stored.Where(a => a is { State: AlertState.Open, Kind: AlertKind.Over or AlertKind.OverLowerBound or AlertKind.CannotJudge }
            && judged.Contains((a.InstitutionCode, a.Year)) && !due.Contains(Key(a)));
        foreach (var alert in outdated)
        {
            alert.State = AlertState.Withdrawn;
            _lines.Add(new AuditLine("alert.withdrawn", Subject(alert), new { alert.Id, alert.Kind }));
        }
    }

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
