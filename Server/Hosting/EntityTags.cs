using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace EnergyQuota.Server.Hosting;

/// <summary>
/// Gives answers of the API an <c>ETag</c>, and answers 304 to who has the same already: a program that asks again every minute is sent
/// what has changed only. The server works as much as before; the wire does not.
/// </summary>
internal static class EntityTags
{
    // Longer answers go out as they are written: nothing is held back for them.
    private const int Longest = 1024 * 1024;

    /// <summary>Does so for questions below <c>/api/v1</c>.</summary>
    /// <param name="app">The application; those who are not let in must have been turned away before.</param>
    public static void UseEntityTags(this IApplicationBuilder app) => app.UseWhen(
        static context => HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal),
        static api => api.Use(TagAsync));

    private static async Task TagAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        await using var held = new HeldStream(wire, Longest);
        context.Response.Body = held;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = wire;
        }

        if (held.Held is not { } content)
        {
            return;
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK && content.Length > 0)
        {
            var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(content.Span).AsSpan(0, 16))}\"");
            context.Response.GetTypedHeaders().ETag = tag;

            // What one account was told is not for another: it is kept by who asked, and asked about each time.
            context.Response.Headers.CacheControl = "private, no-cache";
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.ContentLength = null;
                context.Response.Headers.ContentType = default;
                return;
            }
        }

        await wire.WriteAsync(content, context.RequestAborted);
    }
}
