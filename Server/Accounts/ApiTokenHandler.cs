using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Accounts;

/// <summary>Lets a program in by the header <c>Authorization: Bearer eq_…</c>. Only the API takes it: pages are for people.</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "ApiToken";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a request brings a key for the API.</summary>
    public static bool Brings(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && context.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        return await tokens.FindAsync(key, Context.RequestAborted) is not { } found
            ? AuthenticateResult.Fail("The key is unknown, revoked or expired, or its account may not log in.")
            : AuthenticateResult.Success(new AuthenticationTicket(AccountClaims.ToPrincipal(found.Account, found.Token), Scheme.Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
