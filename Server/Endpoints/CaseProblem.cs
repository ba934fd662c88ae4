using EnergyQuota.Inspections.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What came of a move or an opening, as an answer.</summary>
internal static class CaseProblem
{
    /// <summary>The answer: the case's number, or problem details that say why not.</summary>
    public static IResult Of(CaseResult result) => result switch
    {
        { Outcome: CaseOutcome.Done, CaseId: { } id } => TypedResults.Ok(new CaseNumber(id)),
        { Outcome: CaseOutcome.Done } => TypedResults.NoContent(),
        { Outcome: CaseOutcome.NotFound } => TypedResults.NotFound(),
        { Outcome: CaseOutcome.NotAllowed } => TypedResults.Problem("This account may not do it.", statusCode: StatusCodes.Status403Forbidden),
        { Outcome: CaseOutcome.Invalid } => FieldProblem.Of(result.Field.Length == 0 ? "" : char.ToLowerInvariant(result.Field[0]) + result.Field[1..], "Is missing or out of bounds."),
        { Outcome: CaseOutcome.NotFinal } => Conflict("The verdict is provisional: the year is not closed, so nobody is asked to explain it."),
        { Outcome: CaseOutcome.Missing } => Conflict($"What must hold does not: {result.Missing}."),
        { Outcome: CaseOutcome.NoCalendar } => Conflict($"The working-day calendar of {result.Year} was not imported, so the deadline cannot be computed."),
        _ => Conflict("The law's order of steps does not have it here."),
    };

    private static ProblemHttpResult Conflict(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status409Conflict);
}

/// <summary>The case that was opened or moved; for an order that was made, the order.</summary>
/// <param name="Id">Its number.</param>
public sealed record CaseNumber(long Id);
