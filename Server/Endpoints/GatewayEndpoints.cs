using System.Security.Claims;
using EnergyQuota.Ingest.Gateways;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>The accounts with which gateways sign in to the embedded broker.</summary>
internal static class GatewayEndpoints
{
    private const int LongestList = 1_000;
    private const int LongestReason = 200;

    /// <summary>Maps the addresses.</summary>
    public static void MapGateways(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/gateways").WithTags("Gateways");
        group.MapGet("", ListAsync).WithSummary("Accounts of gateways by name, revoked ones too, 200 unless limit says otherwise; go on with offset.");
        var changes = group.MapGroup("").RequireAuthorization(AccountsSetup.GatewaysPolicy).DemandAntiforgery();
        changes.MapPost("", IssueAsync).WithSummary("Makes an account; its secret is in this answer only.");
        changes.MapPost("/{name}/renew", RenewAsync).WithSummary("Gives an account another secret, which is in this answer only; the former is void at once.");
        changes.MapPost("/{name}/revoke", RevokeAsync).WithSummary("Revokes an account, with a reason, and ends its connections.");
    }

    private static async Task<Ok<IEnumerable<GatewayResponse>>> ListAsync(
        int? offset, int? limit, ClaimsPrincipal user, GatewayAccounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok((await accounts.ListAsync(user.ToScope(), Math.Max(offset ?? 0, 0), Math.Clamp(limit ?? 200, 1, LongestList), cancellationToken))
            .Select(static a => new GatewayResponse(a.Name, a.InstitutionCode, a.IssuedAt, a.IssuedBy, a.RevokedAt, a.RevokedReason)));

    private static async Task<Results<Ok<GatewaySecretResponse>, ValidationProblem, Conflict<HttpValidationProblemDetails>>> IssueAsync(
        IssueGatewayRequest request, HttpContext context, GatewayAccounts accounts, CancellationToken cancellationToken)
    {
        var name = request.Name ?? "";
        var result = await accounts.IssueAsync(context.User.ToScope(), name, request.Institution ?? "", cancellationToken);
        return result.Outcome switch
        {
            IssueOutcome.Done => Secret(context, name, result.Secret!),
            IssueOutcome.InvalidName => FieldProblem.Of("name", $"Must be 1 to {GatewayAccounts.LongestName} letters, digits, dots, hyphens or underscores."),
            IssueOutcome.NameTaken => TypedResults.Conflict(new HttpValidationProblemDetails(new Dictionary<string, string[]> { ["name"] = ["There is or was an account of that name."] }) { Status = StatusCodes.Status409Conflict }),
            _ => FieldProblem.Of("institution", "There is no institution of that code."),
        };
    }

    private static async Task<Results<Ok<GatewaySecretResponse>, NotFound>> RenewAsync(
        string name, HttpContext context, GatewayAccounts accounts, CancellationToken cancellationToken) =>
        await accounts.RenewAsync(context.User.ToScope(), name, cancellationToken) is { } secret ? Secret(context, name, secret) : TypedResults.NotFound();

    private static async Task<Results<NoContent, ValidationProblem, NotFound>> RevokeAsync(
        string name, RevokeGatewayRequest request, ClaimsPrincipal user, GatewayAccounts accounts, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason ? FieldProblem.Of("reason", $"Must be 1 to {LongestReason} characters.")
        : await accounts.RevokeAsync(user.ToScope(), name, request.Reason, cancellationToken) ? TypedResults.NoContent()
        : TypedResults.NotFound();

    private static Ok<GatewaySecretResponse> Secret(HttpContext context, string name, string secret)
    {
        // Nothing on the way keeps it either.
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new GatewaySecretResponse(name, secret));
    }
}

/// <summary>An account of a gateway.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Institution">The only institution whose meters it may report.</param>
/// <param name="IssuedAtUtc">When its secret was made.</param>
/// <param name="IssuedBy">Who made it.</param>
/// <param name="RevokedAtUtc">Since when it may not sign in, or <see langword="null"/>.</param>
/// <param name="RevokedReason">Why.</param>
public sealed record GatewayResponse(string Name, string Institution, DateTimeOffset IssuedAtUtc, string IssuedBy, DateTimeOffset? RevokedAtUtc, string? RevokedReason);

/// <summary>A secret, shown this once.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Secret">The secret; only a hash of it is kept.</param>
public sealed record GatewaySecretResponse(string Name, string Secret);

/// <summary>An account to be made.</summary>
/// <param name="Name">The user name: 1 to 64 letters, digits, dots, hyphens or underscores.</param>
/// <param name="Institution">The institution's code.</param>
public sealed record IssueGatewayRequest(string? Name, string? Institution);

/// <summary>Why an account is revoked.</summary>
/// <param name="Reason">1 to 200 characters.</param>
public sealed record RevokeGatewayRequest(string? Reason);
