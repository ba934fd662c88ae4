using System.Security.Claims;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Notifications;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Of what one is mailed, and what could not be sent.</summary>
internal static class NotificationEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/notifications").WithTags("Notifications");
        group.MapGet("", FindAsync).WithSummary("Of which alerts one's own account is mailed.");
        group.MapPut("", SaveAsync).DemandAntiforgery().WithSummary("Changes it; without a least grade no mail is sent.");
        var desk = group.MapGroup("").RequireAuthorization(AccountsSetup.NotificationsPolicy).DemandAntiforgery();
        desk.MapGet("/deliveries", LookAsync).WithSummary("What waits to be sent, and what failed.");
        desk.MapPost("/deliveries/{id:long}/retry", RetryAsync).WithSummary("Takes up again what failed.");
        desk.MapPost("/test-mail", TestAsync).WithSummary("Sends a test mail at once.");
    }

    private static async Task<Ok<SubscriptionWish>> FindAsync(ClaimsPrincipal user, SubscriptionEditor editor, CancellationToken cancellationToken) =>
        TypedResults.Ok(await editor.FindAsync(user.ToScope(), cancellationToken));

    private static async Task<Results<NoContent, ValidationProblem>> SaveAsync(SubscriptionWish wish, ClaimsPrincipal user, SubscriptionEditor editor, CancellationToken cancellationToken) =>
        await editor.SaveAsync(user.ToScope(), wish with { Email = wish.Email ?? "", Region = wish.Region ?? "" }, cancellationToken) is { } field
            ? FieldProblem.Of(char.ToLowerInvariant(field[0]) + field[1..], "Is not right.")
            : TypedResults.NoContent();

    private static async Task<Results<Ok<DeliveryOverview>, NotFound>> LookAsync(ClaimsPrincipal user, DeliveryDesk desk, CancellationToken cancellationToken) =>
        await desk.LookAsync(user.ToScope(), cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RetryAsync(long id, ClaimsPrincipal user, DeliveryDesk desk, CancellationToken cancellationToken) =>
        await desk.RetryAsync(user.ToScope(), id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, ValidationProblem>> TestAsync(TestMailRequest request, ClaimsPrincipal user, DeliveryDesk desk, CancellationToken cancellationToken) =>
        await desk.TestAsync(user.ToScope(), request.To ?? "", cancellationToken) switch
        {
            { Kind: SendResult.Sent } => TypedResults.NoContent(),
            { Fault: var fault } => FieldProblem.Of("to", fault),
            null => FieldProblem.Of("to", "Is no mail address, or no mail server is set up."),
        };
}

/// <summary>A test mail.</summary>
/// <param name="To">The address.</param>
public sealed record TestMailRequest(string? To);
