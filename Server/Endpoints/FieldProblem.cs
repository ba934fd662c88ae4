using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>Why a request cannot be answered, as problem details that name the field.</summary>
internal static class FieldProblem
{
    /// <summary>One field is wrong.</summary>
    public static ValidationProblem Of(string field, string why) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [why] });

    /// <summary>A month is not written as one.</summary>
    public static ValidationProblem Month() => Of("month", "Must be a month written as 2026-03.");
}
