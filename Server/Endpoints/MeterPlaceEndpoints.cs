using System.Security.Claims;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>A meter's place in the metering tree and what it is for, by program.</summary>
internal static class MeterPlaceEndpoints
{
    /// <summary>Maps the addresses. Reading needs a log-in; changing the permission to change the registry and the antiforgery token.</summary>
    public static void MapMeterPlaces(this IEndpointRouteBuilder api)
    {
        api.MapGet("/meters/{code}/parents", ParentsAsync).WithTags("Metering tree").WithSummary("The dated changes of what lies upstream of a meter, oldest first.");
        var change = api.MapGroup("/meters/{code}").WithTags("Metering tree").RequireAuthorization(AccountsSetup.RegistryPolicy).DemandAntiforgery();
        change.MapPost("/parents", MoveAsync).WithSummary("Puts a meter below another one, or none, from a day on; refused where something would count twice.");
        change.MapPost("/description", DescribeAsync).WithSummary("Says what the electricity behind a meter is used for, and whom it serves.");
    }

    private static async Task<Results<Ok<IEnumerable<ParentResponse>>, NotFound>> ParentsAsync(
        string code, ClaimsPrincipal user, MeterQuery meters, CancellationToken cancellationToken) =>
        await meters.FindAsync(user.ToScope(), code, cancellationToken) is { } meter
            ? TypedResults.Ok((await meters.ParentChangesAsync(user.ToScope(), meter, cancellationToken)).Select(change => new ParentResponse(change.From, change.ParentCode, change.Source)))
            : TypedResults.NotFound();

    private static async Task<IResult> MoveAsync(
        string code, ParentRequest request, ClaimsPrincipal user, RegistryEditor editor, CancellationToken cancellationToken)
    {
        var result = await editor.MoveMeterAsync(
            user.ToScope(),
            new MeterParentChange { MeterCode = code, ParentCode = request.Parent, From = request.From, Source = request.Source ?? "", EnteredBy = "", EnteredAt = default },
            cancellationToken);
        return result.Outcome == EditOutcome.Conflict
            ? TypedResults.Problem("The meter would lie upstream of itself, or a boundary formula would count something twice.", statusCode: StatusCodes.Status409Conflict)
            : EditProblem.Of(result) ?? TypedResults.NoContent();
    }

    private static async Task<IResult> DescribeAsync(
        string code, DescriptionRequest request, ClaimsPrincipal user, RegistryEditor editor, CancellationToken cancellationToken)
    {
        SubItem? subItem = null;
        if (!string.IsNullOrEmpty(request.SubItem))
        {
            if (!SubItems.TryParse(request.SubItem, out var item))
            {
                return FieldProblem.Of("subItem", $"Must be one of {SubItems.AllCodes}.");
            }

            subItem = item;
        }

        return EditProblem.Of(await editor.DescribeMeterAsync(user.ToScope(), code, subItem, request.Household ?? "", request.PartlyMeteredBelow, cancellationToken))
            ?? TypedResults.NoContent();
    }
}

/// <summary>What lies upstream of a meter from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Parent">The meter's code, or <see langword="null"/> at an entry.</param>
/// <param name="Source">The document it was taken from.</param>
public sealed record ParentResponse(DateOnly From, string? Parent, string Source);

/// <summary>Where a meter is to hang.</summary>
/// <param name="From">The first day.</param>
/// <param name="Parent">The meter upstream; left out at an entry.</param>
/// <param name="Source">The document it is taken from; 1 to 400 characters.</param>
public sealed record ParentRequest(DateOnly From, string? Parent, string? Source);

/// <summary>What a meter is for.</summary>
/// <param name="SubItem">The sub-item's code, as <c>B1</c>; left out for none. Electricity meters only.</param>
/// <param name="Household">The building, department or tenant; left out for none.</param>
/// <param name="PartlyMeteredBelow">Not all that hangs below it is metered.</param>
public sealed record DescriptionRequest(string? SubItem, string? Household, bool PartlyMeteredBelow);
