using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace EnergyQuota.Server.Endpoints;

/// <summary>A request that cannot be read is answered with a problem that names the field, where its JSON has one at fault.</summary>
/// <param name="problems">Writes problems.</param>
internal sealed class BadRequestHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private const string Root = "$.";

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        httpContext.Response.StatusCode = bad.StatusCode;
        var details = bad.InnerException is JsonException { Path: { } path } && path.StartsWith(Root, StringComparison.Ordinal)
            ? new HttpValidationProblemDetails(new Dictionary<string, string[]> { [path[Root.Length..]] = ["Is not of this field's type, or out of its bounds."] })
            : new ProblemDetails { Detail = bad.InnerException is JsonException ? "The request is no JSON of the form that is asked for." : bad.Message };
        details.Status = bad.StatusCode;
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details });
        return true;
    }
}
