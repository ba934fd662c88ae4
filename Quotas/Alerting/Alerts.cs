using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>Alerts from the state database.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
public sealed class Alerts(IDbContextFactory<StateContext> states, AuditLog audit, TimeProvider time) : IAlerts
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
    public async Task<int> CountOpenAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Visible(state, scope).CountAsync(a => a.State == AlertState.Open, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<AcknowledgeOutcome> AcknowledgeAsync(
        Scope scope, long alertId, string comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.HandleAlerts))
        {
            return AcknowledgeOutcome.NotAllowed;
        }

        if (string.IsNullOrWhiteSpace(comment) || comment.Length > LongestComment)
        {
            return AcknowledgeOutcome.CommentInvalid;
        }

        var outcome = AcknowledgeOutcome.Acknowledged;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var alert = await Visible(state, scope).SingleOrDefaultAsync(a => a.Id == alertId, token);
                if (alert?.State != AlertState.Open)
                {
                    outcome = alert is null ? AcknowledgeOutcome.NotFound : AcknowledgeOutcome.NotOpen;
                    return [];
                }

                (alert.State, alert.AcknowledgedBy, alert.AcknowledgedAt, alert.Comment) =
                    (AlertState.Acknowledged, scope.Who, time.GetUtcNow(), comment);
                return [new AuditLine("alert.acknowledged", $"alert:{alert.Id}", new { alert.InstitutionCode, alert.Year, alert.Kind, comment })];
            },
            cancellationToken);
        return outcome;
    }

    private static IQueryable<Alert> Kept(StateContext state, Scope scope, AlertFilter filter) => Visible(state, scope)
        .Where(a => (filter.InstitutionCode == null || a.InstitutionCode == filter.InstitutionCode)
            && (filter.Year == null || a.Year == filter.Year)
            && (filter.State == null || a.State == filter.State)
            && (filter.Kind == null || a.Kind == filter.Kind));

    private static IQueryable<Alert> Visible(StateContext state, Scope scope)
    {
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return state.Set<Alert>().Where(a => seen.Contains(a.InstitutionCode));
    }
}
