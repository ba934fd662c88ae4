using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting.Escalation;

/// <summary>What one look at the clock did.</summary>
/// <param name="Reminded">Alerts of which somebody was reminded.</param>
/// <param name="Escalated">Alerts handed to the next rung.</param>
public readonly record struct EscalationOutcome(int Reminded, int Escalated);

/// <summary>Reminds of alerts that nobody acknowledges and hands them up the ladder. Run twice at one instant it does nothing more.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log; handing up is a decision by rule, a reminder is none.</param>
/// <param name="policy">The settings.</param>
public sealed class EscalationRun(IDbContextFactory<StateContext> states, AuditLog audit, AlertPolicy policy)
{
    /// <summary>The actor in the audit log.</summary>
    public const string Actor = "system:escalate";

    private const int AtOnce = 500;

    /// <summary>Does what is due.</summary>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Stops between commits.</param>
    public async Task<EscalationOutcome> RunAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var total = default(EscalationOutcome);
        while (true)
        {
            var handlers = await HandlersAsync(cancellationToken);
            var done = default(EscalationOutcome);
            await audit.CommitAsync(
                Actor,
                async (state, token) =>
                {
                    done = default;
                    var due = await DueAsync(state, at, token);
                    var places = await PlacesAsync(state, due, token);
                    var lines = new List<AuditLine>();
                    foreach (var alert in due)
                    {
                        if (Escalate(state, alert, Rung.Above(places(alert), handlers), at) is { } line)
                        {
                            lines.Add(line);
                        }
                    }

                    done = new EscalationOutcome(0, lines.Count);
                    return lines;
                },
                cancellationToken);
            var reminded = await RemindAsync(handlers, at, cancellationToken);
            total = new EscalationOutcome(total.Reminded + reminded, total.Escalated + done.Escalated);
            if (reminded + done.Escalated == 0)
            {
                return total;
            }
        }
    }

    /// <summary>Where an alert lies; for a context's alerts.</summary>
    internal static async Task<Func<Alert, Place>> PlacesAsync(StateContext state, IReadOnlyCollection<Alert> alerts, CancellationToken cancellationToken)
    {
        var codes = alerts.Select(a => a.InstitutionCode).Distinct().ToList();
        var known = await state.Set<Institution>().AsNoTracking().Where(i => codes.Contains(i.Code)).ToDictionaryAsync(i => i.Code, Place.Of, cancellationToken);
        return alert => known.TryGetValue(alert.InstitutionCode, out var place) ? place : new Place(alert.InstitutionCode.Length == 0 ? alert.RegionCode : "", null);
    }

    /// <summary>Hands an alert to the next rung.</summary>
    internal static void HandUp(StateContext state, Alert alert, AlertPolicy policy, bool hasFurther, string who, string text, DateTimeOffset at)
    {
        (alert.State, alert.Level, alert.LevelSince) = (AlertState.Escalated, alert.Level + 1, at);
        (alert.AcknowledgedBy, alert.AcknowledgedAt) = (null, null);
        alert.NextAt = AlertClock.Next(alert, at, hasFurther, policy);
        state.Add(new AlertEvent { AlertId = alert.Id, Kind = AlertEventKind.Escalated, At = at, Who = who, Text = text });
        Tell(state, alert, policy, NoticeKind.Escalated, at);
    }

    private static void Tell(StateContext state, Alert alert, AlertPolicy policy, NoticeKind kind, DateTimeOffset at)
    {
        if (policy.Notices)
        {
            state.Add(new AlertNotice { AlertId = alert.Id, Kind = kind, At = at, Level = alert.Level });
            alert.ToldAt = at;
        }
    }

    private AuditLine? Escalate(StateContext state, Alert alert, IReadOnlyList<Rung> rungs, DateTimeOffset at)
    {
        if (!IsToEscalate(alert, rungs, at))
        {
            return null;
        }

        HandUp(state, alert, policy, alert.Level + 2 < rungs.Count, Actor, "", at);
        return new AuditLine("alert.escalated", $"alert:{alert.Id}", new { alert.InstitutionCode, alert.Kind, alert.Level, To = rungs[alert.Level] });
    }

    private bool IsToEscalate(Alert alert, IReadOnlyList<Rung> rungs, DateTimeOffset at) =>
        alert.Level + 1 < rungs.Count && AlertClock.EscalatesAt(alert.Grade, alert.LevelSince, policy) <= at;

    // What is still due after the ladder went on is a reminder. It decides nothing, so it has no audit line.
    private async Task<int> RemindAsync(IReadOnlyList<Account> handlers, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        var due = await DueAsync(state, at, cancellationToken);
        var places = await PlacesAsync(state, due, cancellationToken);
        var reminded = due.Select(alert => (Alert: alert, Rungs: Rung.Above(places(alert), handlers))).Where(d => !IsToEscalate(d.Alert, d.Rungs, at)).ToList();
        foreach (var (alert, above) in reminded)
        {
            alert.NextAt = AlertClock.Next(alert, at, alert.Level + 1 < above.Count, policy);
            if (policy.Notices)
            {
                state.Add(new AlertEvent { AlertId = alert.Id, Kind = AlertEventKind.Reminded, At = at, Who = Actor });
                Tell(state, alert, policy, NoticeKind.Reminder, at);
            }
        }

        await state.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return reminded.Count;
    }

    private static Task<List<Alert>> DueAsync(StateContext state, DateTimeOffset at, CancellationToken cancellationToken) => state.Set<Alert>()
        .Where(a => a.NextAt <= at && (a.State == AlertState.Open || a.State == AlertState.Escalated)).OrderBy(a => a.NextAt).ThenBy(a => a.Id).Take(AtOnce).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<Account>> HandlersAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return [.. (await state.Set<Account>().AsNoTracking().Where(a => a.DisabledAt == null && a.RegionPrefix != null).ToListAsync(cancellationToken))
            .Where(account => Rung.Of(account) is not null)];
    }
}
