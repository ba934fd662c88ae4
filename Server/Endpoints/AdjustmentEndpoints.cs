using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Adjustments of closed months by program.</summary>
internal static class AdjustmentEndpoints
{
    /// <summary>Maps the addresses. Reading needs a log-in; booking the permission and the antiforgery token.</summary>
    public static void MapAdjustments(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Closing");
        group.MapGet("/adjustments", ListAsync).WithSummary("Closed months of which something else is known now, with what is booked and what is pending.");
        group.MapGet("/adjustments/booked", BookedAsync).WithSummary("Booked adjustments, newest first; those of one month of booking with month, as 2026-03.");
        group.MapGet("/adjustments.csv", CsvAsync).WithSummary("Both as a file.");
        group.MapPost("/adjustments", BookAsync).RequireAuthorization(AccountsSetup.ClosingPolicy).DemandAntiforgery()
            .WithSummary("Books what is pending of a register's closed month; amount and quantity as shown, so that nothing else is booked.");
    }

    private static async Task<Ok<IEnumerable<AdjustmentResponse>>> ListAsync(
        ClaimsPrincipal user, Adjustments adjustments, ClosingQuery closings, CancellationToken cancellationToken) =>
        TypedResults.Ok((await AllAsync(user.ToScope(), adjustments, closings, cancellationToken)).Select(AdjustmentResponse.From));

    private static async Task<Results<Ok<IReadOnlyList<PeriodAdjustment>>, ValidationProblem>> BookedAsync(
        string? month, ClaimsPrincipal user, Adjustments adjustments, CancellationToken cancellationToken)
    {
        Month wanted = default;
        return month is not null && !ReportRequest.TryMonth(month, out wanted)
            ? FieldProblem.Month()
            : TypedResults.Ok(await adjustments.BookedAsync(user.ToScope(), month is null ? null : wanted, null, cancellationToken));
    }

    private static async Task<FileContentHttpResult> CsvAsync(
        ClaimsPrincipal user, Adjustments adjustments, ClosingQuery closings, CancellationToken cancellationToken) => TypedResults.File(
        ClosingFile.Of(await AllAsync(user.ToScope(), adjustments, closings, cancellationToken), await adjustments.BookedAsync(user.ToScope(), null, null, cancellationToken)),
        ClosingFile.ContentType,
        "adjustments.csv");

    private static async Task<IResult> BookAsync(BookRequest request, ClaimsPrincipal user, Adjustments adjustments, CancellationToken cancellationToken)
    {
        if (!ReportRequest.TryMonth(request.Month ?? "", out var month))
        {
            return FieldProblem.Month();
        }

        var result = await adjustments.BookAsync(
            user.ToScope(), new RegisterId(request.Meter ?? "", request.Register ?? RegisterId.DefaultName), month,
            new AdjustmentAmount(request.Amount, request.Quantity), request.Reason ?? "", cancellationToken);
        return result.Outcome == EditOutcome.Conflict
            ? TypedResults.Problem("Something else is pending by now.", statusCode: StatusCodes.Status409Conflict)
            : EditProblem.Of(result) ?? TypedResults.NoContent();
    }

    private static Task<IReadOnlyList<PendingAdjustmentRow>> AllAsync(
        Scope scope, Adjustments adjustments, ClosingQuery closings, CancellationToken cancellationToken) =>
        adjustments.DifferencesAsync(scope, ClosingQuery.FirstMonth, closings.LastMonth.Next, cancellationToken);
}

/// <summary>What is to be booked.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name; left out: the meter's only one.</param>
/// <param name="Month">The closed month, as 2026-03.</param>
/// <param name="Amount">What is pending, in register units.</param>
/// <param name="Quantity">What is pending, in the base unit.</param>
/// <param name="Reason">Why; 1 to 400 characters.</param>
public sealed record BookRequest(string? Meter, string? Register, string? Month, decimal Amount, decimal Quantity, string? Reason);

/// <summary>A closed month of a register of which something else is known now. Closed + booked + pending = known.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Month">The closed month, as 2026-03.</param>
/// <param name="ClosedQuantity">As closed, in the base unit.</param>
/// <param name="KnownQuantity">As known now.</param>
/// <param name="BookedQuantity">Booked so far.</param>
/// <param name="PendingQuantity">Not booked yet.</param>
/// <param name="PendingAmount">The same in register units.</param>
/// <param name="SinceUtc">When it first became different.</param>
/// <param name="Causes">What caused it, as far as known.</param>
/// <param name="Institutions">Whose closed month it is.</param>
public sealed record AdjustmentResponse(
    string Meter, string Register, string Month, decimal ClosedQuantity, decimal KnownQuantity, decimal BookedQuantity, decimal PendingQuantity, decimal PendingAmount,
    DateTimeOffset SinceUtc, IReadOnlyList<AdjustmentCause> Causes, IReadOnlyList<string> Institutions)
{
    internal static AdjustmentResponse From(PendingAdjustmentRow row) => new(
        row.Difference.Register.Meter, row.Difference.Register.Name, row.Difference.Month.ToString(), row.Difference.Closed.Quantity, row.Difference.Now.Quantity,
        row.Booked.Quantity, row.Pending.Quantity, row.Pending.Amount, row.Difference.Since, row.Causes, row.Institutions);
}
