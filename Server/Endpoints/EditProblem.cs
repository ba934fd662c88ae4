using EnergyQuota.Registry.Editing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Why an edit was refused, as problem details that name the field.</summary>
internal static class EditProblem
{
    /// <summary>The problem, or <see langword="null"/> where what was asked for holds.</summary>
    public static IResult? Of(EditResult result) => result.Outcome switch
    {
        EditOutcome.Done or EditOutcome.Unchanged => null,
        EditOutcome.NotAllowed => TypedResults.Problem("This account may not decide about data.", statusCode: StatusCodes.Status403Forbidden),
        EditOutcome.NotFound => TypedResults.NotFound(),
        EditOutcome.Conflict => Named(result, "Overlaps what is entered already.", StatusCodes.Status409Conflict),
        EditOutcome.OutsideWindow => Named(result, "Is dated further back than this account may go.", StatusCodes.Status400BadRequest),
        _ => Named(result, "Is missing or out of bounds.", StatusCodes.Status400BadRequest),
    };

    private static ProblemHttpResult Named(EditResult result, string why, int status)
    {
        // The address calls an instant what it is.
        var field = result.Field is "At" ? "atUtc" : result.Field.Length == 0 ? "" : char.ToLowerInvariant(result.Field[0]) + result.Field[1..];
        return TypedResults.Problem(new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [why] }) { Status = status });
    }
}
