using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>Alerts from the state database.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="policy">The settings.</param>
/// <param name="time">The clock.</param>
public sealed class Alerts(IDbContextFactory<StateContext> states, AuditLog audit, AlertPolicy policy, TimeProvider time) : IAlerts
{
    private const int LongestList = 1_000;
    private const int LongestComment = 1_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Alert>> ListAsync(Scope scope, AlertFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Kept(state, scope, filter).AsNoTracking()
            .OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id)
            .Skip(Math.Max(filter.Offset, 0)).Take(Math.Clamp(filter.Limit, 1, LongestList)).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(Scope scope, AlertFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Kept(state, scope, filter).CountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> CountOpenAsync(Scope scope, CancellationToken cancellationToken) => CountAsync(scope, new AlertFilter(Waiting: true), cancellationToken);

    /// <inheritdoc/>
    public async Task<AlertHistory?> FindAsync(Scope scope, long alertId, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var alert = await Visible(state, scope).AsNoTracking().SingleOrDefaultAsync(a => a.Id == alertId, cancellationToken);
        if (alert is null)
        {
            return null;
        }

        var events = await state.Set<AlertEvent>().AsNoTracking().Where(e => e.AlertId == alertId).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        var place = (await EscalationRun.PlacesAsync(state, [alert], cancellationToken))(alert);
        var accounts = await HandlersAsync(state, cancellationToken);
        return new AlertHistory(
            alert,
            events,
            scope.May(Permission.HandleAlerts) ? [.. accounts.Where(a => place.IsSeenBy(a.ToScope())).Select(a => a.Name).Order(StringComparer.Ordinal)] : [],
            HasNext(alert, place, accounts));
    }

    /// <inheritdoc/>
    public async Task<MoveOutcome> MoveAsync(Scope scope, long alertId, AlertMove move, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.HandleAlerts))
        {
            return MoveOutcome.NotAllowed;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestComment)
        {
            return move == AlertMove.Assign ? MoveOutcome.NoSuchHandler : MoveOutcome.CommentInvalid;
        }

        var outcome = MoveOutcome.Done;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var alert = await Visible(state, scope).SingleOrDefaultAsync(a => a.Id == alertId, token);
                if (alert is null || AlertMoves.Next(alert.State, move) is not { } next)
                {
                    outcome = alert is null ? MoveOutcome.NotFound : MoveOutcome.NotInOrder;
                    return [];
                }

                var before = new { alert.State, alert.AssignedTo, alert.Level };
                outcome = await ApplyAsync(state, scope, alert, move, next, text, token);
                return outcome != MoveOutcome.Done ? [] : [new AuditLine(Action(move), $"alert:{alert.Id}", new
                {
                    alert.InstitutionCode,
                    alert.Year,
                    alert.Kind,
                    text,
                    Before = before,
                })];
            },
            cancellationToken);
        return outcome;
    }

    private async Task<MoveOutcome> ApplyAsync(
        StateContext state, Scope scope, Alert alert, AlertMove move, AlertState next, string text, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (move is AlertMove.Acknowledge or AlertMove.Resolve)
        {
            (alert.State, alert.Comment, alert.NextAt) = (next, text, null);
            if (move == AlertMove.Acknowledge)
            {
                (alert.AcknowledgedBy, alert.AcknowledgedAt) = (scope.Who, now);
                alert.AssignedTo ??= scope.Who;
            }

            Note(state, alert, move == AlertMove.Acknowledge ? AlertEventKind.Acknowledged : AlertEventKind.Resolved, scope.Who, text, now);
            if (move == AlertMove.Resolve)
            {
                Tell(state, alert, NoticeKind.Ended, now);
            }

            return MoveOutcome.Done;
        }

        var accounts = await HandlersAsync(state, cancellationToken);
        var place = (await EscalationRun.PlacesAsync(state, [alert], cancellationToken))(alert);
        if (move == AlertMove.Assign)
        {
            if (!accounts.Any(a => a.Name == text && place.IsSeenBy(a.ToScope())))
            {
                return MoveOutcome.NoSuchHandler;
            }

            alert.AssignedTo = text;
            Note(state, alert, AlertEventKind.Assigned, scope.Who, text, now);
            Tell(state, alert, NoticeKind.Assigned, now);
            return MoveOutcome.Done;
        }

        if (!HasNext(alert, place, accounts))
        {
            return MoveOutcome.NoFurtherRung;
        }

        alert.Comment = text;
        alert.AssignedTo = null;
        EscalationRun.HandUp(state, alert, policy, hasFurther: true, scope.Who, text, now);
        return MoveOutcome.Done;
    }

    private static void Note(StateContext state, Alert alert, AlertEventKind kind, string who, string text, DateTimeOffset at) =>
        state.Add(new AlertEvent { AlertId = alert.Id, Kind = kind, At = at, Who = who, Text = text });

    private void Tell(StateContext state, Alert alert, NoticeKind kind, DateTimeOffset at)
    {
        if (policy.Notices)
        {
            state.Add(new AlertNotice { AlertId = alert.Id, Kind = kind, At = at, Level = alert.Level });
        }
    }

    private static string Action(AlertMove move) => move switch
    {
        AlertMove.Acknowledge => "alert.acknowledged",
        AlertMove.Assign => "alert.assigned",
        AlertMove.Resolve => "alert.resolved",
        _ => "alert.escalated",
    };

    // Few: accounts of people who deal with alerts.
    private static async Task<IReadOnlyList<Account>> HandlersAsync(StateContext state, CancellationToken cancellationToken) =>
        [.. (await state.Set<Account>().AsNoTracking().Where(a => a.DisabledAt == null).ToListAsync(cancellationToken)).Where(a => a.ToScope().May(Permission.HandleAlerts))];

    private static bool HasNext(Alert alert, Place place, IEnumerable<Account> accounts) => alert.Level + 1 < Rung.Above(place, accounts).Count;

    private static IQueryable<Alert> Kept(StateContext state, Scope scope, AlertFilter filter) => Visible(state, scope)
        .Where(a => (filter.InstitutionCode == null || a.InstitutionCode == filter.InstitutionCode)
            && (filter.Year == null || a.Year == filter.Year)
            && (filter.State == null || a.State == filter.State)
            && (filter.Kind == null || a.Kind == filter.Kind)
            && (filter.Grade == null || a.Grade == filter.Grade)
            && (filter.AssignedTo == null || a.AssignedTo == filter.AssignedTo || (filter.AssignedTo == "" && a.AssignedTo == null))
            && (!filter.Waiting || a.State == AlertState.Open || a.State == AlertState.Escalated));

    // What concerns a region is seen as an institution of that region would be.
    private static IQueryable<Alert> Visible(StateContext state, Scope scope)
    {
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var prefix = scope.VerticalSystem is null ? scope.RegionPrefix ?? "-" : "-";
        return state.Set<Alert>().Where(a => seen.Contains(a.InstitutionCode) || (a.InstitutionCode == "" && a.RegionCode.StartsWith(prefix)));
    }
}
