using EnergyQuota.Quotas.Closing;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>What a current verdict found, without what it rests on; see <see cref="Verdict"/>.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Value">The value; <see langword="null"/> where it cannot be computed.</param>
/// <param name="Constraint">The row's constraint value, in the value's unit; <see langword="null"/> where no row fits.</param>
/// <param name="Finality">Whether it can still move.</param>
public sealed record FoundGrade(string InstitutionCode, Grade Grade, decimal? Value, decimal? Constraint, VerdictFinality Finality)
{
    /// <summary>The value over the constraint value; <see langword="null"/> where either is not known.</summary>
    public decimal? Share => Constraint is > 0m and var constraint ? Value / constraint : null;
}
