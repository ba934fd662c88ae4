using System.Security.Claims;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Alerts, and what is done with them.</summary>
internal static class AlertEndpoints
{
    private const int LongestList = 1_000;

    /// <summary>Maps the addresses.</summary>
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/alerts").WithTags("Alerts");
        group.MapGet("", ListAsync).WithSummary("Alerts, newest first, 200 unless limit says otherwise; go on with offset. waiting=true: those that wait for somebody; assignedTo empty: given to nobody.");
        group.MapGet("/{id:long}", FindAsync).WithSummary("One alert with its history and the accounts to which it can be given.");
        var changes = group.MapGroup("/{id:long}").RequireAuthorization(AccountsSetup.AlertsPolicy).DemandAntiforgery();
        changes.MapPost("/acknowledge", (long id, AlertMoveRequest request, ClaimsPrincipal user, IAlerts alerts, CancellationToken token) => MoveAsync(id, AlertMove.Acknowledge, request, user, alerts, token))
            .WithSummary("Acknowledges an open or escalated alert, with a comment.");
        changes.MapPost("/assign", (long id, AlertMoveRequest request, ClaimsPrincipal user, IAlerts alerts, CancellationToken token) => MoveAsync(id, AlertMove.Assign, request, user, alerts, token))
            .WithSummary("Gives an alert to an account, which the text names.");
        changes.MapPost("/resolve", (long id, AlertMoveRequest request, ClaimsPrincipal user, IAlerts alerts, CancellationToken token) => MoveAsync(id, AlertMove.Resolve, request, user, alerts, token))
            .WithSummary("Says that an acknowledged alert is dealt with, with a comment.");
        changes.MapPost("/escalate", (long id, AlertMoveRequest request, ClaimsPrincipal user, IAlerts alerts, CancellationToken token) => MoveAsync(id, AlertMove.Escalate, request, user, alerts, token))
            .WithSummary("Hands an alert to the next rung of the ladder, with a comment.");
    }

    private static async Task<Ok<IReadOnlyList<Alert>>> ListAsync(
        string? institution, int? year, AlertState? state, AlertKind? kind, AlertGrade? grade, string? assignedTo, bool? waiting, int? offset, int? limit,
        ClaimsPrincipal user, IAlerts alerts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await alerts.ListAsync(
            user.ToScope(),
            new AlertFilter(institution, year, state, kind, Math.Clamp(limit ?? 200, 1, LongestList), Math.Max(offset ?? 0, 0), grade, assignedTo, waiting ?? false),
            cancellationToken));

    private static async Task<Results<Ok<AlertHistory>, NotFound>> FindAsync(long id, ClaimsPrincipal user, IAlerts alerts, CancellationToken cancellationToken) =>
        await alerts.FindAsync(user.ToScope(), id, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound, ValidationProblem, Conflict>> MoveAsync(
        long id, AlertMove move, AlertMoveRequest request, ClaimsPrincipal user, IAlerts alerts, CancellationToken cancellationToken) =>
        await alerts.MoveAsync(user.ToScope(), id, move, request.Text ?? "", cancellationToken) switch
        {
            MoveOutcome.Done => TypedResults.NoContent(),
            MoveOutcome.CommentInvalid => FieldProblem.Of("text", "Must be 1 to 1000 characters."),
            MoveOutcome.NoSuchHandler => FieldProblem.Of("text", "There is no account of that name that sees the institution and may deal with alerts."),
            MoveOutcome.NotInOrder or MoveOutcome.NoFurtherRung => TypedResults.Conflict(),
            _ => TypedResults.NotFound(),
        };
}

/// <summary>What is done with an alert.</summary>
/// <param name="Text">What is said, 1 to 1000 characters; to give it away: the account's name.</param>
public sealed record AlertMoveRequest(string? Text);
