using System.Diagnostics;
using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>What writing a round of alerts did.</summary>
/// <param name="Lines">The audit lines to commit with it; none where nothing changed.</param>
/// <param name="Raised">How many alerts were raised for the first time.</param>
internal readonly record struct AlertsWritten(IReadOnlyList<AuditLine> Lines, int Raised);

/// <summary>Raises each alert once, reopens what is found again, and withdraws what no longer holds. The same round twice writes nothing.</summary>
internal sealed class AlertWriter
{
    private readonly StateContext _state;
    private readonly AlertPolicy _policy;
    private readonly string _who;
    private readonly DateTimeOffset _at;
    private readonly List<AuditLine> _lines = [];
    private int _raised;

    private AlertWriter(StateContext state, AlertPolicy policy, string who, DateTimeOffset at) => (_state, _policy, _who, _at) = (state, policy, who, at);

    /// <summary>Writes a round into a context; the caller commits it together with the lines.</summary>
    /// <param name="state">The context of the audit log's transaction.</param>
    /// <param name="policy">The settings.</param>
    /// <param name="round">What was found; it names its institutions.</param>
    /// <param name="who">The job, for the history.</param>
    /// <param name="at">As of when.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<AlertsWritten> WriteAsync(
        StateContext state, AlertPolicy policy, AlertRound round, string who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var writer = new AlertWriter(state, policy, who, at);
        await writer.WriteAsync(round, cancellationToken);
        return new AlertsWritten(writer._lines, writer._raised);
    }

    private async Task WriteAsync(AlertRound round, CancellationToken cancellationToken)
    {
        // What is over and not found again is left where it is: only alerts that hold, and those of the years found, are looked at.
        var years = round.Candidates.Select(c => c.Key.Year).Distinct().ToList();
        List<string> institutions = [.. round.Institutions ?? throw new ArgumentException("A round that is written names its institutions.", nameof(round))];
        var stored = await _state.Set<Alert>()
            .Where(a => EF.Parameter(institutions).Contains(a.InstitutionCode) && round.Kinds.Contains(a.Kind) && (a.Holds || years.Contains(a.Year)))
            .ToListAsync(cancellationToken);
        foreach (var (turn, alert, found) in AlertChanges.Of(round, stored).ToList())
        {
            switch (turn)
            {
                case AlertTurn.Raise: Raise(found!); break;
                case AlertTurn.Reopen: Reopen(alert!, found!); break;
                case AlertTurn.Worsen: Worsen(alert!, found!); break;
                case AlertTurn.Withdraw: Withdraw(alert!); break;
                default: throw new UnreachableException();
            }
        }
    }

    private void Raise(AlertCandidate candidate)
    {
        var key = candidate.Key;
        var alert = new Alert
        {
            InstitutionCode = key.InstitutionCode,
            RegionCode = candidate.RegionCode,
            Year = key.Year,
            Period = key.Period,
            Kind = key.Kind,
            Subject = key.Subject,
            StandardCode = key.StandardCode,
            RowKey = key.RowKey,
            FirstRaisedAt = _at,
            RaisedAt = _at,
            State = AlertState.Open,
            AssignedTo = candidate.Owner,
        };
        Fill(alert, candidate);
        alert.NextAt = AlertClock.Next(alert, _at, hasNext: true, _policy);
        _state.Add(alert);
        _raised++;
        Tell(alert, NoticeKind.Raised);
        _lines.Add(new AuditLine("alert.raised", Subject(alert), new
        {
            alert.Kind,
            alert.Grade,
            About = alert.Subject,
            alert.Period,
            alert.Value,
            alert.Constraint,
            alert.Reasons,
        }));
    }

    // What was found again is new: whoever acknowledged the earlier finding has not seen this one.
    private void Reopen(Alert alert, AlertCandidate found)
    {
        var before = new { alert.Grade, alert.Value, alert.Constraint, alert.Reasons, alert.RaisedAt, alert.State, alert.AcknowledgedBy, alert.AcknowledgedAt, alert.Comment };
        _lines.Add(new AuditLine("alert.reopened", Subject(alert), new { alert.Id, alert.Kind, found.Grade, found.Value, found.Limit, found.Reasons, Before = before }));
        alert.Holds = true;
        Open(alert, found, AlertEventKind.Reopened);

        // One that comes and goes does not write a mail each time it comes.
        if (alert.ToldAt is null || WorkingTime.After(alert.ToldAt.Value, _policy.Options.RemindAfterHours, _policy) <= _at)
        {
            Tell(alert, NoticeKind.Reopened);
        }
    }

    private void Worsen(Alert alert, AlertCandidate found)
    {
        _lines.Add(new AuditLine("alert.worsened", Subject(alert), new { alert.Id, alert.Kind, found.Grade, found.Value, Before = new { alert.Grade, alert.Value, alert.State } }));
        Open(alert, found, AlertEventKind.Worsened);
        Tell(alert, NoticeKind.Worsened);
    }

    private void Open(Alert alert, AlertCandidate found, AlertEventKind kind)
    {
        alert.State = AlertState.Open;
        (alert.AcknowledgedBy, alert.AcknowledgedAt, alert.Comment) = (null, null, "");
        alert.RaisedAt = _at;
        Fill(alert, found);
        alert.NextAt = AlertClock.Next(alert, _at, hasNext: true, _policy);
        Note(alert, kind);
    }

    private void Withdraw(Alert alert)
    {
        alert.Holds = false;
        Note(alert, AlertEventKind.Withdrawn);
        if (alert.State != AlertState.Resolved)
        {
            (alert.State, alert.NextAt) = (AlertState.Withdrawn, null);
            Tell(alert, NoticeKind.Ended);
        }

        _lines.Add(new AuditLine("alert.withdrawn", Subject(alert), new { alert.Id, alert.Kind, alert.AcknowledgedBy }));
    }

    private void Fill(Alert alert, AlertCandidate found)
    {
        (alert.Grade, alert.Indicator, alert.Value, alert.Expected, alert.Constraint) = (found.Grade, found.Indicator, found.Value, found.Expected, found.Limit);
        (alert.Chance, alert.Unit, alert.Since, alert.Reasons) = (found.Chance, found.Unit, found.Since, found.Reasons);
        (alert.Level, alert.LevelSince) = (0, _at);
    }

    private void Note(Alert alert, AlertEventKind kind) => _state.Add(new AlertEvent { Alert = alert, Kind = kind, At = _at, Who = _who });

    private void Tell(Alert alert, NoticeKind kind)
    {
        if (_policy.Notices)
        {
            _state.Add(new AlertNotice { Alert = alert, Kind = kind, At = _at, Level = alert.Level });
            alert.ToldAt = _at;
        }
    }

    private static string Subject(Alert alert) => alert.InstitutionCode.Length > 0 ? $"institution:{alert.InstitutionCode}:{alert.Year}" : $"region:{alert.RegionCode}:{alert.Year}";
}
