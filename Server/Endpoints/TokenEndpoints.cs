using System.Security.Claims;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>A person's own keys for programs.</summary>
internal static class TokenEndpoints
{
    /// <summary>Maps the addresses. A program with a key reaches none of them: no key makes or revokes another.</summary>
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/tokens").WithTags("Session").RequireAuthorization(AccountsSetup.PersonPolicy).DemandAntiforgery();
        group.MapGet("", ListAsync).WithSummary("One's own keys for programs, the newest first, revoked ones too; without the keys themselves.");
        group.MapPost("", IssueAsync).WithSummary("Makes a key for a program; it is in this answer only. It goes into the header Authorization: Bearer.");
        group.MapPost("/{id:int}/revoke", RevokeAsync).WithSummary("Revokes one of one's own keys.");
    }

    private static async Task<Ok<IEnumerable<TokenResponse>>> ListAsync(ClaimsPrincipal user, ApiTokens tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok((await tokens.ListAsync(user.ToScope(), cancellationToken)).Select(TokenResponse.Of));

    private static async Task<Results<Ok<NewTokenResponse>, ValidationProblem>> IssueAsync(
        IssueTokenRequest request, HttpContext context, ApiTokens tokens, CancellationToken cancellationToken)
    {
        var wish = new TokenWish(request.Label ?? "", request.MayChange ?? false, string.IsNullOrWhiteSpace(request.Region) ? null : request.Region.Trim(), request.Days ?? 90);
        var made = await tokens.IssueAsync(context.User.ToScope(), wish, cancellationToken);
        if (made is not { Key: { } key, Token: { } token })
        {
            return FieldProblem.Of(
                made.Fault!.ToLowerInvariant(),
                made.Fault switch
                {
                    nameof(TokenWish.Label) => $"Must be 1 to {ApiTokens.LongestLabel} characters.",
                    nameof(TokenWish.Days) => "Must be at least 1, and at most what Accounts:LongestTokenDays allows.",
                    nameof(TokenWish.Region) => "Must be the beginning of a region code inside the account's own.",
                    _ => "A key that only reads makes no other.",
                });
        }

        // Nothing on the way keeps it either.
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new NewTokenResponse(key, TokenResponse.Of(token)));
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(int id, ClaimsPrincipal user, ApiTokens tokens, CancellationToken cancellationToken) =>
        await tokens.RevokeAsync(user.ToScope(), id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
}

/// <summary>A key to be made.</summary>
/// <param name="Label">What it is for; 1 to 100 characters.</param>
/// <param name="MayChange">Whether it may change what its account may change; no by default: it only reads.</param>
/// <param name="Region">The beginning of the region codes it sees, inside the account's; absent: as the account.</param>
/// <param name="Days">So many days it lasts; 90 by default.</param>
public sealed record IssueTokenRequest(string? Label, bool? MayChange, string? Region, int? Days);

/// <summary>What is kept of a key.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Label">What it is for.</param>
/// <param name="MayChange">Whether it may change what its account may change.</param>
/// <param name="Region">The beginning of the region codes it sees; absent: as its account.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
/// <param name="ExpiresAt">From when on it is no longer taken, UTC.</param>
/// <param name="RevokedAt">Since when it is revoked, UTC.</param>
public sealed record TokenResponse(int Id, string Label, bool MayChange, string? Region, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    internal static TokenResponse Of(ApiToken token) =>
        new(token.Id, token.Label, !token.ReadsOnly, token.RegionPrefix, token.MadeAt, token.ExpiresAt, token.RevokedAt);
}

/// <summary>A key that was made.</summary>
/// <param name="Key">The key; shown this once.</param>
/// <param name="Token">What is kept of it.</param>
public sealed record NewTokenResponse(string Key, TokenResponse Token);
