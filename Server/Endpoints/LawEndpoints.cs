using System.Security.Claims;
using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Working-day calendars and local rules by program.</summary>
internal static class LawEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapLaw(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Cases");
        group.MapGet("/calendars", CalendarsAsync).WithSummary("Working-day calendars that were imported, newest year first.");
        group.MapGet("/local-rules", RulesAsync).WithSummary("Steps that local rules add, also those no longer in force.");
        group.MapGet("/moves", Table).WithSummary("The order of steps of Decree 531 as a table: kind of case, state, move, next state, who may make it, what must hold, by which article.");
    }

    private static async Task<Ok<IReadOnlyList<CalendarYear>>> CalendarsAsync(ClaimsPrincipal user, LawBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(await book.CalendarsAsync(user.ToScope(), cancellationToken));

    private static async Task<Ok<IReadOnlyList<LocalRule>>> RulesAsync(ClaimsPrincipal user, LawBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(await book.RulesAsync(user.ToScope(), cancellationToken));

    private static Ok<IReadOnlyList<MoveRule>> Table() => TypedResults.Ok(MoveTable.National);
}
