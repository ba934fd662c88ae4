using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Every address the server has, taken from its own table, so that a new one cannot be forgotten.</summary>
internal static class SiteAddresses
{
    /// <summary>All addresses but the program's own files, which are the same for everybody.</summary>
    public static IReadOnlyList<RouteEndpoint> All(RunningSite site) =>
        [.. site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];

    /// <summary>The address as it is written in the table, with a slash before it.</summary>
    public static string Pattern(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/').TrimEnd('/');

    /// <summary>The methods it answers.</summary>
    public static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    /// <summary>Whether it answers a method; one that names none answers all.</summary>
    public static bool Answers(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains(method);

    /// <summary>An address that would show something of the small town to whoever may see it.</summary>
    /// <param name="site">The site.</param>
    /// <param name="endpoint">The address.</param>
    /// <param name="number">The number of whatever it shows.</param>
    public static string Filled(RunningSite site, RouteEndpoint endpoint, long number = 1)
    {
        var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "year" } => site.Town.ClosedYear.ToString(CultureInfo.InvariantCulture),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } => "v1",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "culture" } => "en",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "id" or "Id" or "number" or "caseId" } => number.ToString(CultureInfo.InvariantCulture),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "kind" } => "explanation-notice",
            _ when Pattern(endpoint).Contains("/areas/", StringComparison.Ordinal) => "3799",
            _ => Pattern(endpoint).Contains("meters", StringComparison.Ordinal) ? SmallTown.Main : SmallTown.Court,
        }))));
        return path + "?energyType=Electricity&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&institution=" + SmallTown.Court + "&month=2026-01&period=2026-01&lang=zh&format=html";
    }
}
