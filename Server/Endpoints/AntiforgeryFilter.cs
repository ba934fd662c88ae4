using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>
/// Lets a change through only with the antiforgery token that <c>GET /api/v1/antiforgery</c> gives: a page of another site can
/// make a browser send the cookie, but cannot read the token. A program with a key of its own sends no cookie and needs none.
/// </summary>
internal static class AntiforgeryFilter
{
    /// <summary>Maps the address that gives the token.</summary>
    public static void MapAntiforgery(this IEndpointRouteBuilder api) =>
        api.MapGet("/antiforgery", Give).WithTags("Session").WithSummary("The token that every request that changes something must carry, and the header it goes into.");

    /// <summary>Demands the token.</summary>
    public static TBuilder DemandAntiforgery<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter(async (context, next) =>
        {
            var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
            return HttpMethods.IsGet(context.HttpContext.Request.Method) || !context.HttpContext.User.IsPerson() || await antiforgery.IsRequestValidAsync(context.HttpContext)
                ? await next(context)
                : TypedResults.Problem(
                    "The antiforgery token is missing or not valid; GET /api/v1/antiforgery gives one.", statusCode: StatusCodes.Status400BadRequest, title: "Antiforgery");
        });

    private static Ok<AntiforgeryResponse> Give(HttpContext context, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return TypedResults.Ok(new AntiforgeryResponse(tokens.HeaderName ?? "RequestVerificationToken", tokens.RequestToken ?? ""));
    }
}

/// <summary>The antiforgery token.</summary>
/// <param name="Header">The header it goes into.</param>
/// <param name="Token">The token.</param>
public sealed record AntiforgeryResponse(string Header, string Token);
