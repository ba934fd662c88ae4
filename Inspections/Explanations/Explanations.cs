using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Explanations;

/// <summary>Over-quota cases in the state database.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="site">Settings of the site; days are those of its zone.</param>
public sealed class Explanations(
    IDbContextFactory<StateContext> states,
    AuditLog audit,
    TimeProvider time,
    IOptions<InspectionOptions> options,
    IOptions<SiteOptions> site) : IExplanations
{
    private const int LongestText = 4_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ExplanationRequest>> ListAsync(
        Scope scope, string? institutionCode, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Visible(state, scope).AsNoTracking()
            .Where(r => institutionCode == null || r.InstitutionCode == institutionCode)
            .OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StepOutcome> RequestAsync(Scope scope, long alertId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.HandleExplanations))
        {
            return StepOutcome.NotAllowed;
        }

        var outcome = StepOutcome.Done;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
                var alert = await state.Set<Alert>().SingleOrDefaultAsync(a => a.Id == alertId && seen.Contains(a.InstitutionCode), token);
                if (alert is null)
                {
                    outcome = StepOutcome.NotFound;
                    return [];
                }

                if (alert.Kind is not (AlertKind.Over or AlertKind.OverLowerBound)
                    || alert.State == AlertState.Withdrawn
                    || await state.Set<ExplanationRequest>().AnyAsync(r => r.AlertId == alertId, token))
                {
                    outcome = StepOutcome.NotInOrder;
                    return [];
                }

                var request = new ExplanationRequest
                {
                    AlertId = alert.Id,
                    InstitutionCode = alert.InstitutionCode,
                    Year = alert.Year,
                    State = CaseSteps.Next(CaseState.Over, CaseStep.Request, Today(), null)!.Value,
                    RequestedAt = time.GetUtcNow(),
                    RequestedBy = scope.Who,
                    Deadline = Today().AddDays(options.Value.ExplanationDays),
                };
                state.Add(request);
                return [new AuditLine("explanation.requested", $"institution:{alert.InstitutionCode}:{alert.Year}", new { alertId, request.Deadline })];
            },
            cancellationToken);
        return outcome;
    }

    /// <inheritdoc/>
    public async Task<StepOutcome> StepAsync(
        Scope scope, long requestId, CaseStep step, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.HandleExplanations))
        {
            return StepOutcome.NotAllowed;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return StepOutcome.TextInvalid;
        }

        var outcome = StepOutcome.Done;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var request = await Visible(state, scope).SingleOrDefaultAsync(r => r.Id == requestId, token);
                if (request is null || CaseSteps.Next(request.State, step, Today(), request.Deadline) is not { } next)
                {
                    outcome = request is null ? StepOutcome.NotFound : StepOutcome.NotInOrder;
                    return [];
                }

                // Who is not over after all owes no explanation, so not giving one is no violation (art. 37).
                if (step == CaseStep.DeclareNotExplained
                    && await state.Set<Alert>().AnyAsync(a => a.Id == request.AlertId && a.State == AlertState.Withdrawn, token))
                {
                    outcome = StepOutcome.NotInOrder;
                    return [];
                }

                var before = request.State;
                request.State = next;
                Note(request, step, text, scope.Who);
                return [new AuditLine("explanation.moved", $"institution:{request.InstitutionCode}:{request.Year}", new { request.Id, Before = before, After = next, text })];
            },
            cancellationToken);
        return outcome;
    }

    private static IQueryable<ExplanationRequest> Visible(StateContext state, Scope scope)
    {
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return state.Set<ExplanationRequest>().Where(r => seen.Contains(r.InstitutionCode));
    }

    private void Note(ExplanationRequest request, CaseStep step, string text, string who)
    {
        if (step == CaseStep.Receive)
        {
            (request.ReceivedOn, request.ReceivedText) = (Today(), text);
        }
        else
        {
            (request.ReviewedBy, request.ReviewedAt, request.ReviewText) = (who, time.GetUtcNow(), text);
        }
    }

    private DateOnly Today() => CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
}
